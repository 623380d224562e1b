import type { PortfolioItemKind } from '$ipc';
import * as words from '$words';

/** What each kind of portfolio item is called. */
export const KIND_NAMES: Record<PortfolioItemKind, () => string> = {
  write_up: words.portfolio_write_up,
  reflection: words.portfolio_reflection,
  recording: words.portfolio_recording,
  transcript: words.portfolio_transcript,
  retreat_evidence: words.portfolio_retreat_evidence,
};

/** How one more of each kind is begun. */
export const ADD: Record<PortfolioItemKind, () => string> = {
  write_up: words.portfolio_add_write_up,
  reflection: words.portfolio_add_reflection,
  recording: words.portfolio_add_recording,
  transcript: words.portfolio_add_transcript,
  retreat_evidence: words.portfolio_add_retreat_evidence,
};

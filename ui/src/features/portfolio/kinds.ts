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

import type { MaterialKind } from '$ipc';
import * as words from '$words';

/** The kinds of case material in words. */
export const KINDS: Record<MaterialKind, () => string> = {
  transcript: words.material_transcript,
  recording: words.material_recording,
  write_up: words.material_write_up,
};

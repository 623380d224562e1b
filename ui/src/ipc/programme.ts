import type { Programme } from './bindings';
import { ipc } from './index';

let asked: Promise<Programme> | null = null;

/** The programme's data. It never changes while the app runs, so it is asked for once. */
export function programmeOnce(): Promise<Programme> {
  asked ??= ipc.programme().catch((error: unknown) => {
    asked = null;
    throw error;
  });
  return asked;
}

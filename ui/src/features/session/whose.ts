import type { Whose } from '$ipc';
import * as words from '$words';

/** Who does what was agreed, as the person in front of the screen says it. */
export function whoseWords(whose: Whose, supervisor: boolean): string {
  const said = supervisor
    ? { candidate: words.whose_candidate, supervisor: words.whose_supervisor }
    : { candidate: words.whose_own_candidate, supervisor: words.whose_own_supervisor };
  return said[whose]();
}

import { dropAll, flushAll } from '$editor/autosave.svelte';
import { anyUnreadable } from '$editor/unreadable';

/** Asked again within this time, the person means it. */
export const AGAIN_MS = 10_000;
/** Sooner than this it is the second half of a double click, and nobody has read why the screen stayed. */
export const READ_MS = 700;

/** Saves what can be saved. False when something typed would be lost with its screen. */
export async function allKept(): Promise<boolean> {
  return (await flushAll()) && !anyUnreadable();
}

/**
 * The guard of a screen that holds what cannot be saved: refuses the first leave, and lets the second one in a row go,
 * without what could not be saved. A screen never becomes a trap.
 */
export class Leaving {
  #refusedAt: number | null = null;
  readonly #say: () => void;

  /** @param say tells the person why the screen stays open */
  constructor(say: () => void) {
    this.#say = say;
  }

  async may(): Promise<boolean> {
    if (await allKept()) {
      this.#refusedAt = null;
      return true;
    }
    const now = Date.now();
    const since = this.#refusedAt === null ? Infinity : now - this.#refusedAt;
    if (since < READ_MS) return false;
    if (since <= AGAIN_MS) {
      this.#refusedAt = null;
      dropAll();
      return true;
    }
    this.#refusedAt = now;
    this.#say();
    return false;
  }
}

/** One quiet sentence about what just happened, with a way back where there is one. */
export interface Toast {
  id: number;
  text: string;
  undo?: () => void;
}

/** Long enough to read, and longer when there is something to decide. */
const READ_MS = 6000;
const DECIDE_MS = 12000;
/** What was said this short a while ago belongs to the step that is being taken. */
const JUST_MS = 1500;

let last = 0;

class Toasts {
  current = $state.raw<Toast | null>(null);
  #clock: ReturnType<typeof setTimeout> | undefined;
  // Kept apart from what is drawn, so that an effect may say something without listening to itself.
  #stays = READ_MS;
  #since = 0;

  /** Says something; it takes the place of what was said before. What comes back is its id. */
  say(text: string, undo?: () => void): number {
    last += 1;
    this.current = { id: last, text, undo };
    this.#since = performance.now();
    this.#stays = undo ? DECIDE_MS : READ_MS;
    this.resume();
    return last;
  }

  /** Takes back this one, or whatever is said now; one that is gone already stays gone. */
  dismiss(id: number | undefined = this.current?.id): void {
    if (id !== this.current?.id) return;
    clearTimeout(this.#clock);
    this.current = null;
  }

  /** The person goes elsewhere: what was said of the last thing does not lie in the way. */
  leave(): void {
    if (performance.now() - this.#since >= JUST_MS) this.dismiss();
  }

  /** The person begins something new in the same place. What may still be undone stays in reach. */
  moveOn(): void {
    if (!this.current?.undo) this.leave();
  }

  /** While it is read or reached for, it stays. */
  pause(): void {
    clearTimeout(this.#clock);
  }

  resume(): void {
    clearTimeout(this.#clock);
    this.#clock = setTimeout(() => this.dismiss(), this.#stays);
  }
}

export const toasts = new Toasts();

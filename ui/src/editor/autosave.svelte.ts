/** Where the last words stand: on disk, on their way, still only here, or refused with a reason. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | { failed: string };

/** Writes a value; answers why a part of it was refused, where one was. */
type Save<Value> = (value: Value) => Promise<string | undefined> | Promise<void>;

/** After the last key. */
export const PAUSE_MS = 500;
/** After the first unsaved key, however long the typing goes on: a killed app may lose two seconds at most. */
export const LONGEST_MS = 1500;

// Nobody draws this list, so it need not be reactive.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const open = new Set<{ flush: () => Promise<boolean>; drop: () => void }>();

/**
 * Saves everything that is still on its way, in every open editor: before a lock, before leaving a screen.
 * False when something could not be saved; its words are still in their field.
 */
export async function flushAll(): Promise<boolean> {
  const done = await Promise.all([...open].map((autosave) => autosave.flush()));
  return done.every(Boolean);
}

/**
 * Forgets everything that is not saved yet: once a vault is locked, its words must never reach another one.
 */
export function dropAll(): void {
  for (const autosave of open) autosave.drop();
}

/**
 * Saves a value while it is being typed. One save is under way at a time and the newest value wins, so an
 * older text can never overwrite a newer one. A failed save keeps the value and is tried again with the
 * next key or the next flush.
 */
export class Autosave<Value> {
  state = $state.raw<SaveState>('saved');

  readonly #save: Save<Value>;
  readonly #explain: (error: unknown) => string;
  #waiting: { value: Value } | null = null;
  #underway: Promise<void> | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param save writes one value durably; its rejection is shown as the reason. When only a part was refused it
   * answers with the reason: the rest is written, and this editor stays unsaved until a later save has no reason
   * @param explain the sentence after "Not saved:"; by default the error's own message
   */
  constructor(save: Save<Value>, explain: (error: unknown) => string = messageOf) {
    this.#save = save;
    this.#explain = explain;
  }

  /** The value as it stands after a key. */
  change(value: Value): void {
    this.#waiting = { value };
    open.add(this);
    if (this.state !== 'saving') this.state = 'unsaved';
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.flush(), PAUSE_MS);
    this.#limit ??= setTimeout(() => void this.flush(), LONGEST_MS);
  }

  /** Saves now what is not saved yet. True when nothing is left unsaved. */
  async flush(): Promise<boolean> {
    this.#stopClocks();
    while (this.#underway || this.#waiting) {
      if (this.#underway) {
        await this.#underway;
        if (typeof this.state === 'object' && !this.#newer) break;
      } else {
        this.#begin();
      }
    }
    return this.state === 'saved';
  }

  /** Forgets what is not saved yet, for a record that was thrown away. */
  drop(): void {
    this.#stopClocks();
    this.#waiting = null;
    open.delete(this);
    if (!this.#underway) this.state = 'saved';
  }

  /** Whether a value came in after the one whose save failed. */
  #newer = false;

  #begin(): void {
    const job = this.#waiting;
    if (!job) return;
    this.#waiting = null;
    this.#newer = false;
    this.state = 'saving';
    this.#underway = this.#run(job);
  }

  async #run(job: { value: Value }): Promise<void> {
    try {
      const refused = await this.#save(job.value);
      if (this.#waiting) {
        this.state = 'unsaved';
      } else if (typeof refused === 'string' && open.has(this)) {
        this.state = { failed: refused };
      } else {
        this.state = 'saved';
        open.delete(this);
      }
    } catch (error) {
      this.#newer = this.#waiting !== null;
      this.#waiting ??= job;
      this.state = { failed: this.#explain(error) };
    } finally {
      this.#underway = null;
    }
  }

  #stopClocks(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#limit);
    this.#pause = undefined;
    this.#limit = undefined;
  }
}

function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return String(error);
}

import { ipc, sharing, type Asked, type Id, type Kind, type Search } from '$ipc';

/** What is looked for and what was found. One search runs at a time, and the newest words win. */
export class OpenSearch {
  words = $state('');
  /** Kinds that a person thinks of as one; null for everything. */
  among = $state<string | null>(null);
  candidate = $state<Id | null>(null);
  found = $state.raw<Search>({ hits: [], more: false });
  failed = $state<string | null>(null);
  /** The words that `found` was found for. */
  foundFor = $state('');
  #searching = false;
  #again = false;

  /** Something of what is asked has changed. `kinds` says what there is to choose from now. */
  async look(kinds: () => readonly Kind[]): Promise<void> {
    if (this.#searching) {
      this.#again = true;
      return;
    }
    this.#searching = true;
    try {
      do {
        this.#again = false;
        await this.#ask({
          words: this.words,
          kinds: [...kinds()],
          candidate: this.candidate,
          private: !sharing.on,
        });
      } while (this.#again);
    } finally {
      this.#searching = false;
    }
  }

  async #ask(asked: Asked): Promise<void> {
    try {
      this.found = asked.words.trim() === '' ? { hits: [], more: false } : await ipc.search(asked);
      this.failed = null;
    } catch (error) {
      this.found = { hits: [], more: false };
      this.failed = error instanceof Error ? error.message : String(error);
    }
    this.foundFor = asked.words;
  }
}

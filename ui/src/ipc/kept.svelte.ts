import { Autosave, type SaveState } from '$editor/autosave.svelte';
import type { Kind, Problem } from './bindings';
import { ipc, Refused, type RecordOf } from './index';

/** A record that is open on a screen: what is typed into it is kept by itself. */
export class Kept<K extends Kind> {
  record = $state() as RecordOf<K>;
  #problems = $state.raw<readonly Pick<Problem, 'field' | 'message'>[]>([]);
  readonly #autosave: Autosave<RecordOf<K>>;

  constructor(record: RecordOf<K>) {
    this.record = record;
    this.#autosave = new Autosave((value) => this.#save(value));
  }

  get state(): SaveState {
    return this.#autosave.state;
  }

  /** Why a field could not be kept; its earlier value stays in the vault, the typed one on the screen. */
  problem(field: string): string | undefined {
    return this.#problems.find((problem) => problem.field === field)?.message;
  }

  /** Whether some typed value is only on the screen, with an earlier one in the vault. */
  get hasProblems(): boolean {
    return this.#problems.length > 0;
  }

  set<F extends keyof RecordOf<K>>(field: F, value: RecordOf<K>[F]): void {
    this.edit((record) => {
      record[field] = value;
    });
  }

  /** Changes the record in place, for what lies deeper than a field. */
  edit(change: (record: RecordOf<K>) => void): void {
    change(this.record);
    this.#autosave.change($state.snapshot(this.record) as RecordOf<K>);
  }

  /** Saves now. True when everything lies in the vault. */
  flush(): Promise<boolean> {
    return this.#autosave.flush();
  }

  /** Forgets what is not saved yet, for a record that was removed. */
  drop(): void {
    this.#autosave.drop();
  }

  async #save(value: RecordOf<K>): Promise<void> {
    try {
      this.#problems = (await ipc.save(value)).problems;
    } catch (error) {
      if (error instanceof Refused && error.field)
        this.#problems = [{ field: error.field, message: error.message }];
      throw error;
    }
  }
}

/** The private note beside a record, open on a screen. */
export class PrivateWords {
  text = $state('');
  readonly #autosave: Autosave<string>;

  private constructor(about: string, text: string) {
    this.text = text;
    this.#autosave = new Autosave(async (words) => {
      await ipc.savePrivateNote(about, words);
    });
  }

  static async beside(about: string): Promise<PrivateWords> {
    return new PrivateWords(about, await ipc.privateNote(about));
  }

  get state(): SaveState {
    return this.#autosave.state;
  }

  set(text: string): void {
    this.text = text;
    this.#autosave.change(text);
  }

  flush(): Promise<boolean> {
    return this.#autosave.flush();
  }
}

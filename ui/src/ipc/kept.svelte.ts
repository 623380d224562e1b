import { Autosave, type SaveState } from '$editor/autosave.svelte';
import type { Kind, Problem } from './bindings';
import { ipc, Refused, type RecordOf } from './index';

/** A record that is open on a screen: what is typed into it is kept by itself. */
export class Kept<K extends Kind> {
  record = $state() as RecordOf<K>;
  #problems = $state.raw<readonly Pick<Problem, 'field' | 'message'>[]>([]);
  /** What was changed here: a problem anywhere else lay in the vault before, and nothing is lost with it. */
  // Nobody draws this, so it need not be reactive.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #touched = new Set<string>();
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
    this.#touched.add(String(field));
    this.record[field] = value;
    this.#changed();
  }

  /** Changes the record in place, for what lies deeper than a field. */
  edit(change: (record: RecordOf<K>) => void): void {
    const before = this.#snapshot();
    change(this.record);
    const after = this.#snapshot();
    for (const field of Object.keys({ ...before, ...after }) as (keyof RecordOf<K>)[])
      if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) this.#touched.add(String(field));
    this.#changed();
  }

  /** Saves now. True when everything that was changed here lies in the vault. */
  flush(): Promise<boolean> {
    return this.#autosave.flush();
  }

  /** Forgets what is not saved yet, for a record that was removed. */
  drop(): void {
    this.#problems = [];
    this.#touched.clear();
    this.#autosave.drop();
  }

  #snapshot(): RecordOf<K> {
    return $state.snapshot(this.record) as RecordOf<K>;
  }

  #changed(): void {
    this.#autosave.change(this.#snapshot());
  }

  /** Why something that was changed here is still only on the screen, though the rest was written. */
  async #save(value: RecordOf<K>): Promise<string | undefined> {
    try {
      this.#problems = (await ipc.save(value)).problems;
      return this.#problems.find(({ field }) => this.#touched.has(field.split('/')[0] ?? field))?.message;
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

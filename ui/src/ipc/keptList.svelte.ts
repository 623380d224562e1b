import type { Id, Kind, Record as AnyRecord } from './bindings';
import { blankOf, ipc, Kept, recordsOf, Refused, type RecordOf } from './index';

/** The records of one kind on a screen, of which one at a time is open to be edited in its place. */
export class KeptList<K extends Kind> {
  records = $state<RecordOf<K>[]>([]);
  /** What is open, with its own way of being kept. */
  open = $state.raw<Kept<K> | null>(null);
  loaded = $state(false);
  /** Why the last thing could not be done, in words for the person. */
  refused = $state<string | null>(null);
  /** The new record that nobody has typed into yet, and how it began. */
  #fresh: { id: Id; began: string } | null = null;
  /** A second press, before the first has put its record there, would make a second record. */
  #adding = false;
  readonly #kind: K;
  readonly #order: ((a: RecordOf<K>, b: RecordOf<K>) => number) | undefined;

  /**
   * @param order how the records are sorted; an open one stays where it is until it is closed, for a row that moves
   * under the hands would lose the keyboard
   */
  constructor(kind: K, order?: (a: RecordOf<K>, b: RecordOf<K>) => number) {
    this.#kind = kind;
    this.#order = order;
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      this.records = this.#withOpen(this.#sorted(await recordsOf(this.#kind)));
      this.loaded = true;
    });
  }

  isOpen(record: RecordOf<K>): boolean {
    return this.open !== null && idOf(this.open.record) === idOf(record);
  }

  isFresh(record: RecordOf<K>): boolean {
    return this.#fresh?.id === idOf(record);
  }

  /** Puts a new record on top, open; it is kept with its first change. */
  async add(change: (record: RecordOf<K>) => void = () => {}): Promise<void> {
    if (this.#adding) return;
    this.#adding = true;
    try {
      if (!(await this.close())) return;
      await this.#try(async () => {
        const record = await blankOf(this.#kind);
        change(record);
        this.#fresh = { id: idOf(record), began: JSON.stringify(record) };
        this.records = [record, ...this.records];
        this.#show(idOf(record));
      });
    } finally {
      this.#adding = false;
    }
  }

  /** Opens this one and closes the other; the same one again is closed. */
  async toggle(record: RecordOf<K>): Promise<void> {
    const again = this.isOpen(record);
    if ((await this.close()) && !again) this.#show(idOf(record));
  }

  /** Closes what is open. False when something of it could not be kept: then it stays, with its reason. */
  async close(): Promise<boolean> {
    const kept = this.open;
    if (!kept) return true;
    if (this.#isUntouched(kept)) {
      kept.drop();
      this.#forget(idOf(kept.record));
    } else if (!(await kept.flush()) || kept.hasProblems) {
      return false;
    }
    this.#fresh = null;
    this.open = null;
    this.records = this.#sorted(this.records);
    return true;
  }

  /** Takes a record out of sight; what comes back undoes it. Null when there was nothing to undo. */
  async remove(record: RecordOf<K>): Promise<(() => void) | null> {
    const id = idOf(record);
    const kept = this.isOpen(record) ? this.open : null;
    // What was typed last comes back with the rest.
    await kept?.flush();
    kept?.drop();
    return this.#try(async () => {
      try {
        await ipc.remove(id);
      } catch (error) {
        if (!(error instanceof Refused && error.code === 'not_found')) throw error;
        this.#forget(id);
        return null;
      }
      this.#forget(id);
      return () => {
        void this.#try(async () => {
          await ipc.bringBack(id);
          await this.load();
        });
      };
    });
  }

  #sorted(records: RecordOf<K>[]): RecordOf<K>[] {
    return this.#order ? [...records].sort(this.#order) : records;
  }

  /** What is open stays the object that is being edited: a fresh copy beside it would bring older words back. */
  #withOpen(records: RecordOf<K>[]): RecordOf<K>[] {
    const record = this.open?.record;
    if (!record) return records;
    const inVault = records.some((each) => idOf(each) === idOf(record));
    return inVault
      ? records.map((each) => (idOf(each) === idOf(record) ? record : each))
      : [record, ...records];
  }

  #show(id: Id): void {
    const record = this.records.find((each) => idOf(each) === id);
    if (record) this.open = new Kept(record as RecordOf<K>);
  }

  #isUntouched(kept: Kept<K>): boolean {
    return (
      this.#fresh?.id === idOf(kept.record) &&
      this.#fresh.began === JSON.stringify($state.snapshot(kept.record))
    );
  }

  #forget(id: Id): void {
    this.records = this.records.filter((each) => idOf(each) !== id);
    if (this.open && idOf(this.open.record) === id) this.open = null;
    if (this.#fresh?.id === id) this.#fresh = null;
  }

  async #try<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      const done = await act();
      this.refused = null;
      return done;
    } catch (error) {
      this.refused = error instanceof Error ? error.message : String(error);
      return null;
    }
  }
}

function idOf(record: unknown): Id {
  return (record as AnyRecord).id;
}

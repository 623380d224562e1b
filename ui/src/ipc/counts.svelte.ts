import { ipc } from './index';

/** How many files are attached to each record, for rows that are closed. */
export class AttachedCounts {
  #counts = $state.raw<Readonly<Record<string, number>>>({});

  async load(): Promise<void> {
    try {
      const counts = await ipc.attachedCounts();
      this.#counts = Object.fromEntries(counts.map(({ record, files }) => [record, files]));
    } catch {
      // The rows are there without them.
    }
  }

  of(record: string): number {
    return this.#counts[record] ?? 0;
  }
}

import type { Consent, EvidenceView, Gone, Id, Progress } from './bindings';
import { ipc, progressTo, Refused } from './index';
import { KeptConsent } from './consent.svelte';

type What = 'attach' | 'open' | 'copy' | 'destroy';

/** The files attached to one record. */
export class AttachedTo {
  files = $state.raw<readonly EvidenceView[]>([]);
  loaded = $state(false);
  /** Why the last thing could not be done, in words for the person. */
  refused = $state<string | null>(null);
  /** The record itself does not lie in the vault yet, so nothing can be attached to it. */
  notKept = $state(false);
  /** What takes its time now; it has a measure once the work itself has begun. */
  work = $state.raw<{ what: What; job: number; perMille: number | null } | null>(null);
  readonly #record: Id;
  readonly #keep: () => Promise<boolean>;

  /** @param keep saves what is still on its way of the record */
  constructor(record: Id, keep: () => Promise<boolean>) {
    this.#record = record;
    this.#keep = keep;
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      this.files = (await ipc.evidence(this.#record)).filter((file) => !file.removed);
    });
    this.loaded = true;
  }

  /** Asks for a file and takes a copy of it. Gives its name, or nothing when none was attached. */
  async attach(): Promise<string | null> {
    await this.#keep();
    this.notKept = !(await this.#isKept());
    if (this.notKept) return null;
    return this.#working('attach', async (channel) => {
      const file = await ipc.attachEvidence(this.#record, channel);
      if (file) this.files = [...this.files, file];
      return file?.file_name ?? null;
    });
  }

  /** Shows a file in another program. */
  async open(file: Id): Promise<boolean> {
    const opened = await this.#working('open', async (channel) => {
      await ipc.openEvidence(file, channel);
      return true;
    });
    return opened ?? false;
  }

  /** Asks for a place and writes a readable copy there. Gives its name, or nothing when there is none. */
  copyOut(file: Id): Promise<string | null> {
    return this.#working('copy', (channel) => ipc.copyEvidenceOut(file, channel));
  }

  /** Moves a file into the trash; what comes back undoes it. */
  remove(file: Id): Promise<(() => void) | null> {
    return this.#try(async () => {
      await ipc.removeEvidence(file);
      await this.load();
      return () => {
        void this.#try(async () => {
          await ipc.bringBackFromTrash(file);
          await this.load();
        });
      };
    });
  }

  /** Who agreed that a file be kept, to be written. */
  consentOf(file: Id): KeptConsent | null {
    const found = this.files.find(({ id }) => id === file);
    if (!found) return null;
    const saved = (now: EvidenceView) => {
      this.files = this.files.map((each) => (each.id === file ? now : each));
    };
    // Its own copy: what is typed into it is not in the vault yet.
    const consent: Consent = { ...found.consent };
    return new KeptConsent(file, consent, saved);
  }

  /** Destroys a file that the person chose, or whose consent has run out, here and in every backup within reach. */
  destroy(file: Id): Promise<Gone | null> {
    return this.#working('destroy', async (channel) => {
      const expired = this.files.find(({ id }) => id === file)?.expired;
      const gone = await (expired ? ipc.destroyExpired([file], channel) : ipc.removeForGood([file], channel));
      this.files = this.files.filter(({ id }) => id !== file);
      return gone;
    });
  }

  stop(): void {
    if (this.work) void ipc.stop(this.work.job);
  }

  async #isKept(): Promise<boolean> {
    try {
      await ipc.record(this.#record);
      return true;
    } catch {
      return false;
    }
  }

  async #working<T>(
    what: What,
    act: (channel: ReturnType<typeof progressTo>) => Promise<T>,
  ): Promise<T | null> {
    if (this.work) return null;
    const channel = progressTo((perMille: Progress['per_mille']) => {
      if (this.work) this.work = { ...this.work, perMille };
    });
    this.work = { what, job: channel.id, perMille: null };
    try {
      return await this.#try(() => act(channel));
    } finally {
      this.work = null;
    }
  }

  async #try<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      const done = await act();
      this.refused = null;
      return done;
    } catch (error) {
      // Who stopped it knows.
      const stopped = error instanceof Refused && error.code === 'cancelled';
      this.refused = stopped ? null : error instanceof Error ? error.message : String(error);
      return null;
    }
  }
}

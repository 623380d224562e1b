import { Autosave, type SaveState } from '$editor/autosave.svelte';
import type { Consent, EvidenceView, Id, Problem } from './bindings';
import { ipc } from './index';

/** The consent for an attached file, open to be written: what is typed is kept by itself. */
export class KeptConsent {
  consent = $state() as Consent;
  #problems = $state.raw<readonly Problem[]>([]);
  readonly #autosave: Autosave<Consent>;

  /** @param saved hears how the file lies in the vault now */
  constructor(file: Id, consent: Consent, saved: (file: EvidenceView) => void) {
    this.consent = consent;
    this.#autosave = new Autosave(async (typed) => {
      const { evidence, problems } = await ipc.saveConsent(file, typed);
      this.#problems = problems;
      saved(evidence);
      return problems[0]?.message;
    });
  }

  get state(): SaveState {
    return this.#autosave.state;
  }

  /** Why a field could not be kept; its earlier value stays in the vault, the typed one on the screen. */
  problem(field: keyof Consent): string | undefined {
    return this.#problems.find((problem) => problem.field === field)?.message;
  }

  set<Field extends keyof Consent>(field: Field, value: Consent[Field]): void {
    this.consent[field] = value;
    this.#autosave.change($state.snapshot(this.consent));
  }

  /** Saves now. True when everything that was typed lies in the vault. */
  flush(): Promise<boolean> {
    return this.#autosave.flush();
  }
}

import type { LetterText } from '$editor/letter/letterText';
import { ipc, Kept, Refused, type Id, type LetterKind, type RecordOf } from '$ipc';
import * as words from '$words';
import { bytesOf } from './base64';
import { filled, type LetterView } from './contract';
import { OneAtATime } from './oneAtATime';

/** A letter that lies open: what is written, what the records say beside it, and its pages as they would go out. */
export class OpenLetter {
  readonly kind: LetterKind;
  readonly candidate: Id | null;
  kept = $state.raw() as Kept<'letter'>;
  view = $state.raw() as LetterView;
  /** The last pages that could be drawn. */
  pages = $state.raw<Uint8Array | null>(null);
  /** Why the pages do not show the newest words. */
  pagesRefusal = $state<string | null>(null);
  /** Why the typed date cannot be understood. */
  dateProblem = $state<string | null>(null);
  /** The texts of the sections on the screen, by the section's key. */
  // Nobody draws this, so it need not be reactive.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly texts = new Map<string, LetterText>();
  #drawn = '';
  readonly #refreshing = new OneAtATime(() => this.#load());

  private constructor(kind: LetterKind, candidate: Id | null, view: LetterView) {
    this.kind = kind;
    this.candidate = candidate;
    this.view = view;
    this.kept = new Kept(withAllSections(view));
  }

  static async open(kind: LetterKind, candidate: Id | null): Promise<OpenLetter> {
    return new OpenLetter(kind, candidate, filled(await ipc.letter(kind, candidate)));
  }

  /** How many parts hold words now. */
  get written(): number {
    return this.kept.record.sections.filter((section) => section.text.trim() !== '').length;
  }

  /** Whether something that stands on the screen cannot be kept, so that the letter would go out without it. */
  get refused(): boolean {
    const fields = ['date', 'recipient', 'salutation', 'closing', 'sections'];
    const texts = this.kept.record.sections.map((_, index) => textField(index));
    return this.dateProblem !== null || [...fields, ...texts].some((field) => this.kept.problem(field));
  }

  /** Reads the words anew, after an earlier text was brought back. */
  async reread(): Promise<void> {
    this.view = filled(await ipc.letter(this.kind, this.candidate));
    this.kept = new Kept(withAllSections(this.view));
  }

  /** Looks at the vault again, and draws its letter. */
  refresh(): Promise<void> {
    return this.#refreshing.ask();
  }

  async #load(): Promise<void> {
    try {
      this.view = filled(await ipc.letter(this.kind, this.candidate));
      const drawn = await ipc.letterPages(this.kind, this.candidate, this.view.missing.length > 0);
      this.pagesRefusal = null;
      if (drawn === this.#drawn) return;
      this.#drawn = drawn;
      this.pages = bytesOf(drawn);
    } catch (error) {
      this.pagesRefusal = reasonOf(error);
    }
  }
}

/** The path of a section's text inside the letter, as problems name it. */
export function textField(index: number): string {
  return `sections/${index}/text`;
}

/** What went wrong, as a sentence for the person. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Refused)) return words.letter_unexpected();
  const said = error.message.trim();
  return said.charAt(0).toUpperCase() + said.slice(1) + (/[.!?]$/.test(said) ? '' : '.');
}

/** A part that was never begun gets its place at once, so that a part keeps its number while it is typed. */
function withAllSections(view: LetterView): RecordOf<'letter'> {
  const begun = view.letter.sections;
  const fresh = view.sections
    .map(({ section }) => section.key)
    .filter((key) => !begun.some((one) => one.section === key));
  return {
    kind: 'letter',
    ...view.letter,
    sections: [...begun, ...fresh.map((section) => ({ section, text: '' }))],
  };
}

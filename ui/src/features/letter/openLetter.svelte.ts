import type { LetterText } from '$editor/letter/letterText';
import { ipc, Kept, Refused, type Id, type LetterKind, type LetterView, type RecordOf } from '$ipc';
import * as words from '$words';
import { bytesOf } from '$lib/base64';
import { OneAtATime } from './oneAtATime';

/** So long no key, and the pages are drawn anew, ms. Shorter, and drawing would get in the way of typing. */
const PAUSE_MS = 250;
const PAUSED = 'letter-paused';

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
  #pause: ReturnType<typeof setTimeout> | undefined;
  readonly #refreshing = new OneAtATime(() => this.#load());

  private constructor(kind: LetterKind, candidate: Id | null, view: LetterView) {
    this.kind = kind;
    this.candidate = candidate;
    this.view = view;
    this.kept = new Kept(withAllSections(view));
  }

  static async open(kind: LetterKind, candidate: Id | null): Promise<OpenLetter> {
    return new OpenLetter(kind, candidate, await ipc.letter(kind, candidate));
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
    this.view = await ipc.letter(this.kind, this.candidate);
    this.kept = new Kept(withAllSections(this.view));
  }

  /** The writer changed something: the pages follow once a pause comes. */
  changed(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      performance.mark(PAUSED);
      void this.kept.flush();
    }, PAUSE_MS);
  }

  /** The pages on the screen are the newest: how long that took after the writer's pause is noted. */
  seen(): void {
    if (performance.getEntriesByName(PAUSED).length === 0) return;
    performance.measure('letter-seen', PAUSED);
    performance.clearMarks(PAUSED);
  }

  /** Nobody looks any more. */
  close(): void {
    clearTimeout(this.#pause);
  }

  /** Notes why the letter goes out with what was found against it, or that it no longer does. */
  async overrule(finding: string, reason: string | null): Promise<void> {
    this.kept.edit((record) => {
      const others = (record.overruled ?? []).filter((one) => one.finding !== finding);
      record.overruled = reason === null ? others : [...others, { finding, reason }];
    });
    if (await this.kept.flush()) await this.refresh();
  }

  /** Takes what tells of words that must never leave out of sight at once. */
  hideRegister(): void {
    const tells = (key: string) => key.startsWith('register') || key.startsWith('near_register');
    this.view = { ...this.view, checks: this.view.checks.filter(({ key }) => !tells(key)) };
  }

  /** Looks at the vault again, and draws its letter. */
  refresh(): Promise<void> {
    return this.#refreshing.ask();
  }

  async #load(): Promise<void> {
    try {
      const isDraft = this.view.missing.length > 0;
      // Most often nothing has become finished or unfinished: the pages need not wait to know.
      await this.#draw(isDraft);
      this.view = await ipc.letter(this.kind, this.candidate);
      if (this.view.missing.length > 0 !== isDraft) await this.#draw(!isDraft);
    } catch (error) {
      this.pagesRefusal = reasonOf(error);
    }
  }

  async #draw(isDraft: boolean): Promise<void> {
    const drawn = await ipc.letterPages(this.kind, this.candidate, isDraft);
    this.pagesRefusal = null;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.pages = bytesOf(drawn);
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

import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import * as words from '$words';
import { sentencesOf } from './sentence';
import { stood, type Live, type Stood } from './standing';
import { tokensOf } from './token';

/** Tells the editor what the records say now. */
export const sayLives = StateEffect.define<readonly Live[]>();

interface Facts {
  lives: readonly Live[];
  all: readonly Stood[];
  drawn: DecorationSet;
  atoms: DecorationSet;
}

/** The live facts of a text in an editor, in their order. */
export function factsIn(state: EditorState): readonly Stood[] {
  return state.field(facts).all;
}

/** A fact's value on the screen; the text holds its token. */
class FactChip extends WidgetType {
  readonly fact: Stood;
  readonly chosen: boolean;

  constructor(fact: Stood, chosen: boolean) {
    super();
    this.fact = fact;
    this.chosen = chosen;
  }

  override eq(other: FactChip): boolean {
    return (
      this.chosen === other.chosen && this.said() === other.said() && this.fact.value === other.fact.value
    );
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    // A name from right to left keeps its own direction inside the line.
    const value = chip.appendChild(document.createElement('bdi'));
    const said = chip.appendChild(document.createElement('span'));
    said.className = 'only-said';
    this.#fill(chip, value, said);
    return chip;
  }

  /** The same element goes on: a selection that ends in it is not lost. */
  override updateDOM(chip: HTMLElement): boolean {
    const [value, said] = chip.children;
    if (!(value instanceof HTMLElement && said instanceof HTMLElement)) return false;
    this.#fill(chip, value, said);
    return true;
  }

  #fill(chip: HTMLElement, value: HTMLElement, said: HTMLElement): void {
    chip.className = `fact ${this.fact.standing}${this.chosen ? ' chosen' : ''}`;
    value.textContent = this.fact.value;
    said.textContent = ` (${this.said()}) `;
  }

  /** What a screen reader hears after the value. */
  said(): string {
    const { standing, live } = this.fact;
    if (standing === 'gone') return words.letter_chip_gone();
    if (standing === 'changed') return words.letter_chip_changed({ now: live?.value ?? '' });
    return words.letter_chip();
  }

  /** The pointer on a chip is the editor's. */
  override ignoreEvent(): boolean {
    return false;
  }
}

function read(state: EditorState, lives: readonly Live[]): Pick<Facts, 'lives' | 'all'> {
  return { lives, all: stood(tokensOf(state.doc.toString()), lives) };
}

function draw(state: EditorState, { lives, all }: Pick<Facts, 'lives' | 'all'>): Facts {
  const { from, to } = state.selection.main;
  const chips = all.map((fact) =>
    Decoration.replace({ widget: new FactChip(fact, from < to && from <= fact.from && to >= fact.to) }).range(
      fact.from,
      fact.to,
    ),
  );
  const changed = all.filter(({ standing }) => standing !== 'same');
  const marks = sentencesOf(state.doc.toString(), all, changed).map((stretch) =>
    Decoration.mark({ class: 'changed-sentence' }).range(stretch.from, stretch.to),
  );
  return { lives, all, drawn: Decoration.set([...marks, ...chips], true), atoms: Decoration.set(chips) };
}

const facts = StateField.define<Facts>({
  create: (state) => draw(state, read(state, [])),
  update(now, change) {
    const lives = change.effects.find((effect) => effect.is(sayLives))?.value as readonly Live[] | undefined;
    if (change.docChanged || lives) return draw(change.state, read(change.state, lives ?? now.lives));
    return change.selection && now.all.length > 0 ? draw(change.state, now) : now;
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ drawn }) => drawn),
    EditorView.atomicRanges.of((view) => view.state.field(field).atoms),
  ],
});

/** Draws live facts as chips that the caret steps over, and marks each sentence that holds one which changed. */
export const chips: Extension = facts;

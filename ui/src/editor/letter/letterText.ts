import { isolateHistory } from '@codemirror/commands';
import { Annotation, Compartment, EditorSelection, EditorState, type Extension } from '@codemirror/state';
import { EditorView, dropCursor, placeholder } from '@codemirror/view';
import { chips, factsIn, sayLives } from './chips';
import { onDrop } from './drop';
import { keys, type Asked } from './keys';
import { look } from './look';
import type { Live, Stood } from './standing';
import { plainWords, tokenFor } from './token';
import { marked, sentenceAfter, sentenceAt, type Edit, type Tool } from './writing';

/** How a section's text describes itself to whoever cannot see the page around it. */
export interface Described {
  label: string;
  placeholder: string;
  /** Why the text cannot be kept. */
  error: string | undefined;
}

/** What happens in a text. */
export interface Heard extends Omit<Asked, 'shape'> {
  onwrite: (text: string) => void;
  onleave: () => void;
  /** The caret went somewhere, by itself or with what was typed. */
  onmove: (typed: boolean) => void;
  /** The pointer came to a fact, pressed it, or left it. */
  onpoint: (fact: Stood | null, pressed: boolean) => void;
}

const fromOutside = Annotation.define<boolean>();

/** The text of one section, with its live facts as chips. What it holds is Markdown, to the letter. */
export class LetterText {
  readonly view: EditorView;
  readonly #about = new Compartment();
  #begun = false;

  /** @param root a shadow root: the content policy refuses CodeMirror's styles anywhere else */
  constructor(root: ShadowRoot, text: string, described: Described, heard: Heard) {
    this.view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          chips,
          look,
          keys({ ...heard, shape: (tool) => this.shape(tool) }),
          dropCursor(),
          onDrop((words, at) => this.#insert(sentenceAt(this.text, at, at, words))),
          onFacts(heard.onpoint),
          this.#about.of(about(described)),
          EditorView.updateListener.of((update) => {
            if (update.focusChanged) {
              if (update.view.hasFocus) this.#begun = true;
              else heard.onleave();
            }
            const isOwn = !update.transactions.some((change) => change.annotation(fromOutside));
            if (update.docChanged && isOwn) heard.onwrite(this.text);
            if (update.selectionSet || update.docChanged) heard.onmove(update.docChanged);
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Where the caret is. */
  get caret(): number {
    return this.view.state.selection.main.head;
  }

  get hasFocus(): boolean {
    return this.view.hasFocus;
  }

  /** The fact that is selected, or that the caret stands beside. */
  get factAtCaret(): Stood | null {
    const { from, to } = this.view.state.selection.main;
    const beside = (fact: Stood) =>
      from === to ? fact.from === from || fact.to === from : fact.from === from && fact.to === to;
    return factsIn(this.view.state).find(beside) ?? null;
  }

  /** Shows a text that was not typed here, and leaves alone what both have in common, the caret in it included. */
  show(text: string): void {
    const now = this.text;
    if (now === text) return;
    let from = 0;
    while (from < Math.min(now.length, text.length) && now[from] === text[from]) from += 1;
    let same = 0;
    const most = Math.min(now.length, text.length) - from;
    while (same < most && now[now.length - 1 - same] === text[text.length - 1 - same]) same += 1;
    this.view.dispatch({
      changes: { from, to: now.length - same, insert: text.slice(from, text.length - same) },
      annotations: fromOutside.of(true),
    });
  }

  /** What the records say now. */
  know(lives: readonly Live[]): void {
    this.view.dispatch({ effects: sayLives.of(lives) });
  }

  describe(described: Described): void {
    this.view.dispatch({ effects: this.#about.reconfigure(about(described)) });
  }

  /** Puts a sentence where the caret is; at the end of a text in which nobody has been yet. */
  bring(sentence: string): void {
    const { from, to } = this.view.state.selection.main;
    this.#insert(
      this.#begun ? sentenceAt(this.text, from, to, sentence) : sentenceAfter(this.text, sentence),
    );
  }

  shape(tool: Tool): void {
    const { from, to } = this.view.state.selection.main;
    this.#insert(marked(this.text, from, to, tool));
  }

  /** Takes what the records say now, for each of these facts wherever it stands. What is gone has nothing to take. */
  accept(accepted: readonly Stood[]): void {
    this.#replace(accepted, ({ live, key, value }) => tokenFor(key, live?.value ?? value));
  }

  /** Makes a fact the writer's own words, which no record stands behind. */
  keepWords(fact: Stood): void {
    this.#replace([fact], (one) => plainWords(this.text, one));
  }

  /** Puts the caret somewhere, and the keyboard with it. */
  placeCaret(at: number): void {
    const inside = factsIn(this.view.state).find(({ from, to }) => from < at && at < to);
    this.view.focus();
    this.view.dispatch({
      selection: { anchor: inside ? inside.to : Math.min(at, this.text.length) },
      scrollIntoView: true,
    });
  }

  focus(): void {
    this.view.focus();
  }

  /** Where a fact is drawn, in the window. */
  boxOf(fact: Stood): DOMRect | null {
    const from = this.view.coordsAtPos(fact.from, 1);
    const to = this.view.coordsAtPos(fact.to, -1);
    if (!from || !to) return null;
    const left = Math.min(from.left, to.left);
    // A fact that runs over a line end has its card below its last line.
    return new DOMRect(
      from.top === to.top ? left : to.left,
      from.top,
      Math.abs(to.right - from.left),
      to.bottom - from.top,
    );
  }

  /** The place in the text that is drawn there. */
  placeAt(x: number, y: number): number {
    return this.view.posAtCoords({ x, y }, false);
  }

  destroy(): void {
    this.view.destroy();
  }

  #replace(facts: readonly Stood[], words: (fact: Stood) => string): void {
    const isMeant = (one: Stood) => facts.some(({ key, value }) => key === one.key && value === one.value);
    const changes = factsIn(this.view.state)
      .filter((one) => one.standing !== 'same' && isMeant(one))
      .map((one) => ({ from: one.from, to: one.to, insert: words(one) }));
    this.view.dispatch({ changes, annotations: isolateHistory.of('full'), userEvent: 'input.fact' });
  }

  #insert({ start, end, words, select: [anchor, head] }: Edit): void {
    this.view.focus();
    this.view.dispatch({
      changes: { from: start, to: end, insert: words },
      selection: EditorSelection.single(anchor, head),
      annotations: isolateHistory.of('full'),
      userEvent: 'input.brought',
      scrollIntoView: true,
    });
  }
}

function about({ label, placeholder: hint, error }: Described): Extension {
  return [
    placeholder(hint),
    EditorView.editorAttributes.of(error ? { class: 'wrong' } : {}),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-multiline': 'true',
      spellcheck: 'true',
      autocorrect: 'on',
      autocapitalize: 'sentences',
      // Its reason stands outside of the shadow root, where no id reaches.
      ...(error ? { 'aria-invalid': 'true', 'aria-description': error } : {}),
    }),
  ];
}

/** Tells of the pointer on facts. A press selects the whole fact, as nothing inside it can be. */
function onFacts(tell: Heard['onpoint']): Extension {
  const at = (event: MouseEvent, view: EditorView): Stood | null => {
    const chip = event.target instanceof Element ? event.target.closest('.fact') : null;
    if (!chip) return null;
    const place = view.posAtDOM(chip);
    return factsIn(view.state).find(({ from, to }) => from <= place && place < to) ?? null;
  };
  return EditorView.domEventHandlers({
    mouseover: (event, view) => tell(at(event, view), false),
    mouseleave: () => tell(null, false),
    mousedown: (event, view) => {
      const fact = event.button === 0 && !event.shiftKey ? at(event, view) : null;
      if (!fact) return false;
      event.preventDefault();
      view.focus();
      view.dispatch({ selection: { anchor: fact.from, head: fact.to } });
      tell(fact, true);
      return true;
    },
  });
}

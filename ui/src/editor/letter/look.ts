import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';

/** Looks as every other field of text does; the tokens of the page reach into the shadow root. */
const theme = EditorView.theme({
  '&': {
    color: 'var(--ink)',
    background: 'var(--sheet)',
    border: '1px solid var(--edge)',
    borderRadius: 'var(--radius)',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '0', borderColor: 'var(--accent)' },
  '&.wrong': { borderColor: 'var(--amber)', boxShadow: 'inset 0 0 0 1px var(--amber)' },
  '.cm-scroller': { font: '400 var(--text-base) / 1.65 var(--serif)', overflowX: 'hidden' },
  '.cm-content': {
    minHeight: 'calc(4 * 1.65em + 2 * var(--space-3))',
    padding: 'var(--space-3) 0',
    boxSizing: 'border-box',
    caretColor: 'var(--ink)',
  },
  '.cm-line': { padding: '0 var(--space-4)', textAlign: 'start', unicodeBidi: 'plaintext' },
  '.cm-placeholder': { color: 'var(--ink-soft)', display: 'inline' },
  '.cm-dropCursor': { borderInlineStart: '2px solid var(--accent)' },
  '::selection': { background: 'color-mix(in srgb, var(--accent) 26%, transparent)' },
  '.fact': {
    padding: '0.05em 0.35em 0.1em',
    borderRadius: '0.375rem',
    background: 'var(--accent-soft)',
    boxDecorationBreak: 'clone',
    WebkitBoxDecorationBreak: 'clone',
    cursor: 'default',
  },
  '.fact:hover': { boxShadow: 'inset 0 0 0 1px var(--accent)' },
  '.fact.chosen': { boxShadow: 'inset 0 0 0 2px var(--accent)' },
  '.fact.changed, .fact.gone': {
    background: 'var(--amber-soft)',
    boxShadow: 'inset 0 -2px 0 var(--amber)',
  },
  '.fact.changed::before, .fact.gone::before': {
    // Joined to the first word, so that no line ends between them.
    content: '"!\\2060" / ""',
    padding: '0 0.5em',
    marginInlineEnd: '0.3em',
    borderRadius: '1em',
    background: 'var(--amber)',
    color: 'var(--sheet)',
    font: '600 0.75em / 1.15 var(--sans)',
    verticalAlign: '0.1em',
  },
  '.fact.gone bdi': { textDecoration: 'line-through' },
  '.fact.changed.chosen, .fact.gone.chosen, .fact.changed:hover, .fact.gone:hover': {
    boxShadow: 'inset 0 -2px 0 var(--amber), inset 0 0 0 1px var(--amber)',
  },
  '.changed-sentence': {
    textDecorationLine: 'underline',
    textDecorationStyle: 'dashed',
    textDecorationColor: 'var(--amber)',
    textDecorationThickness: '1px',
    textUnderlineOffset: '0.3em',
  },
  '.only-said': {
    position: 'absolute',
    inlineSize: '1px',
    blockSize: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
    userSelect: 'none',
  },
  '@media (forced-colors: active)': {
    '.fact': { border: '1px solid ButtonBorder', forcedColorAdjust: 'auto' },
    '.fact.chosen': { borderColor: 'Highlight', borderWidth: '2px' },
    '.fact.changed, .fact.gone': { borderStyle: 'dashed' },
    '&.cm-focused': { outlineColor: 'Highlight' },
  },
});

const auto = Decoration.line({ attributes: { dir: 'auto' } });

/** Each line finds its own direction. */
const directions = ViewPlugin.fromClass(
  class {
    lines: DecorationSet;
    constructor(view: EditorView) {
      this.lines = autoLines(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.lines = autoLines(update.view);
    }
  },
  { decorations: ({ lines }) => lines },
);

function autoLines(view: EditorView): DecorationSet {
  const built = new RangeSetBuilder<Decoration>();
  let done = -1;
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      // A very long line is in view in several pieces.
      if (line.from > done) built.add(line.from, line.from, auto);
      done = line.from;
      at = line.to + 1;
    }
  }
  return built.finish();
}

/** The look of a section's text: the serif of the letters, lines that wrap, each in its own direction. */
export const look: Extension = [
  theme,
  directions,
  EditorView.lineWrapping,
  EditorView.perLineTextDirection.of(true),
];

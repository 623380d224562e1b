import { history, historyKeymap, redo, standardKeymap } from '@codemirror/commands';
import { Prec, type Extension } from '@codemirror/state';
import { keymap, type EditorView } from '@codemirror/view';
import { factsIn } from './chips';
import type { Tool } from './writing';

/** What keys ask of the screen around the text. */
export interface Asked {
  shape: (tool: Tool) => void;
  /** Into what is known of the fact beside the caret. Answers whether there is one. */
  stepIn: () => boolean;
  /** Closes what is shown of a fact. Answers whether anything was. */
  stepOut: () => boolean;
  /** Brings the next thing that waits beside the text. Answers whether anything waits. */
  bring: () => boolean;
}

/** The keys of a section, before those that any text has. Tab is not among them: it leads out of the text. */
export function keys(asked: Asked): Extension {
  const did = (act: () => void) => () => {
    act();
    return true;
  };
  return [
    history(),
    Prec.high(
      keymap.of([
        { key: 'Mod-b', run: did(() => asked.shape('bold')), preventDefault: true },
        { key: 'Mod-i', run: did(() => asked.shape('italic')), preventDefault: true },
        { key: 'Alt-ArrowDown', run: asked.stepIn },
        { key: 'Mod-Shift-Enter', run: asked.bring, preventDefault: true },
        { key: 'Escape', run: asked.stepOut },
        { key: 'Backspace', run: (view) => chooseFact(view, 'before') },
        { key: 'Delete', run: (view) => chooseFact(view, 'after') },
      ]),
    ),
    keymap.of([...historyKeymap, { key: 'Mod-Shift-z', run: redo, preventDefault: true }, ...standardKeymap]),
  ];
}

/** A fact is not lost by one key too many: the first one selects it, the second takes it away. */
function chooseFact(view: EditorView, side: 'before' | 'after'): boolean {
  const { main } = view.state.selection;
  if (!main.empty) return false;
  const fact = factsIn(view.state).find(({ from, to }) => (side === 'before' ? to : from) === main.head);
  if (!fact) return false;
  view.dispatch({
    selection:
      side === 'before' ? { anchor: fact.to, head: fact.from } : { anchor: fact.from, head: fact.to },
    scrollIntoView: true,
  });
  return true;
}

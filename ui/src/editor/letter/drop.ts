import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** The name under which words of a record are dragged: what comes from elsewhere is dropped as any text is. */
const WORDS = 'application/x-scip-words';

/** Lets something beside the text be dragged to its place in it. */
export function dragged(event: DragEvent, words: string): void {
  if (!event.dataTransfer) return;
  event.dataTransfer.setData(WORDS, words);
  event.dataTransfer.setData('text/plain', words);
  event.dataTransfer.effectAllowed = 'copy';
}

/** Words that are dropped in a text stand apart from their neighbours, as those that a button brings. */
export function onDrop(bring: (words: string, at: number) => void): Extension {
  return EditorView.domEventHandlers({
    drop: (event, view) => {
      const words = event.dataTransfer?.getData(WORDS);
      if (!words) return false;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
      event.preventDefault();
      bring(words, at);
      return true;
    },
  });
}

import { aimOf, isTyping } from './keys';

/**
 * Takes the keys that lead back, for a step inside a screen: they do what the step says and do not leave the screen.
 * What it returns gives them back.
 */
export function onStepBack(act: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.isComposing || document.querySelector('dialog[open]')) return;
    const back = event.key === 'Escape' && !isTyping(aimOf(event));
    if (!back && !(event.altKey && event.key === 'ArrowLeft')) return;
    event.preventDefault();
    act();
  };
  // Before the window's own keys, which leave alone what was taken.
  document.addEventListener('keydown', listen, true);
  return () => document.removeEventListener('keydown', listen, true);
}

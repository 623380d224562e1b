/** Whether keys typed here are meant for a text and not for the window. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/**
 * Alt+Left goes back. Esc first leaves a text field, then goes back; never out of an open dialog,
 * and never in the middle of a character that an input method is still composing.
 */
export function onBackKeys(event: KeyboardEvent, back: () => void): void {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
  if (event.altKey && event.key === 'ArrowLeft') {
    event.preventDefault();
    back();
  } else if (event.key === 'Escape') {
    if (isTyping(event.target)) focusHeading();
    else back();
  }
}

/** Tells a screen reader where the person is now, and puts the next Tab at the start of the screen. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}

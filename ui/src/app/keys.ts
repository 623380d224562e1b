/** Whether keys typed here are meant for a text and not for the window. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}

/** What an event is about, however deep: of what happens inside a shadow root, the window is told its host alone. */
export function aimOf(event: Event): EventTarget | null {
  return event.composedPath()[0] ?? event.target;
}

/** The key that goes with a letter here: "Ctrl L", on a Mac "⌘ L". */
export function chord(letter: string): string {
  return `${isMac() ? '⌘' : 'Ctrl'} ${letter}`;
}

/** What the keys of the window do. Each answers whether it did anything. */
export interface Keys {
  back: () => void;
  lock: () => void;
  beginNew: () => boolean;
  /** Takes back the last action; inside a text the keys belong to the text. */
  undo: () => void;
  redo: () => void;
  help: () => void;
  search: () => void;
  /** Hides everything private, or shows it again. */
  share: () => void;
}

/**
 * Undo and redo of what was typed, wherever a text has the focus, dialogs included: WebKit on Linux knows both and has
 * no key for them. Anywhere else the keys do nothing.
 */
export function onUndoKeys(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey || !isTyping(aimOf(event))) return;
  if (!(isMac() ? event.metaKey : event.ctrlKey)) return;
  const key = (event.shiftKey ? 'shift ' : '') + event.key.toLowerCase();
  const act = new Map([
    ['z', 'undo'],
    ['shift z', 'redo'],
    ['y', 'redo'],
  ]).get(key);
  if (!act) return;
  event.preventDefault();
  document.execCommand(act);
}

/**
 * Keys that work on every screen; never while a character is being composed, and but for the one that hides what is
 * private never over an open dialog.
 */
export function onWindowKeys(event: KeyboardEvent, keys: Keys): void {
  if (event.defaultPrevented || event.isComposing) return;
  const chorded = (isMac() ? event.metaKey : event.ctrlKey) && !event.altKey;
  if (chorded && event.shiftKey && event.key.toLowerCase() === 'h') {
    event.preventDefault();
    if (!event.repeat) keys.share();
    return;
  }
  if (document.querySelector('dialog[open]')) return;
  const command = chorded && !event.shiftKey;
  if (command && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    keys.search();
  } else if (command && event.key.toLowerCase() === 'l') {
    event.preventDefault();
    keys.lock();
  } else if (command && event.key.toLowerCase() === 'n') {
    // A key that is held down means one new record and not twenty.
    if (event.repeat || keys.beginNew()) event.preventDefault();
  } else if (isTakingBack(event) && !isTyping(aimOf(event))) {
    event.preventDefault();
    if (event.repeat) return;
    if (event.shiftKey || event.key.toLowerCase() === 'y') keys.redo();
    else keys.undo();
  } else if (event.key === '?' && !isTyping(aimOf(event))) {
    event.preventDefault();
    keys.help();
  } else {
    onBackKeys(event, keys.back);
  }
}

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y; on a Mac with the command key. */
function isTakingBack(event: KeyboardEvent): boolean {
  const command = (isMac() ? event.metaKey : event.ctrlKey) && !event.altKey;
  const key = event.key.toLowerCase();
  return command && (key === 'z' || (key === 'y' && !event.shiftKey));
}

/**
 * Alt+Left goes back; on a Mac it moves by a word while a text is typed. Esc first leaves a text field, then goes back; never out of an open dialog,
 * and never in the middle of a character that an input method is still composing.
 */
export function onBackKeys(event: KeyboardEvent, back: () => void): void {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
  if (event.altKey && event.key === 'ArrowLeft') {
    if (isMac() && isTyping(aimOf(event))) return;
    event.preventDefault();
    back();
  } else if (event.key === 'Escape') {
    if (isTyping(aimOf(event))) focusHeading();
    else back();
  }
}

/** Tells a screen reader where the person is now, and puts the next Tab at the start of the screen. */
export function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>('main h1');
  heading?.focus();
  return heading !== null;
}

/**
 * The same for a screen that still loads what it shows: waits for its heading, unless the person went on
 * by themselves. What it returns stops the waiting.
 */
export function focusHeadingOnceDrawn(): () => void {
  const before = document.activeElement;
  // A screen that puts the person into its first field knows better.
  if (before?.closest('main:not(:focus)') || focusHeading()) return () => {};
  const drawn = new MutationObserver(() => {
    if (document.activeElement !== before && document.activeElement !== document.body) drawn.disconnect();
    else if (focusHeading()) drawn.disconnect();
  });
  drawn.observe(document.body, { childList: true, subtree: true });
  return () => drawn.disconnect();
}

function isMac(): boolean {
  return navigator.userAgent.includes('Macintosh');
}

import type { Settings } from '$ipc';

/** Shows the window as the person chose: light or dark, and how large the text is. */
export function appear({ theme, text }: Settings): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  if (text === 'normal') delete dataset['text'];
  else dataset['text'] = text;
}

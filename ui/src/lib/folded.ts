/** A text as it is compared: without capitals and accents. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether each word that was typed begins some word of the text. */
export function hasWords(typed: string, text: string): boolean {
  const there = folded(text).split(/[^\p{L}\p{N}]+/u);
  return wordsOf(typed).every((word) => there.some((one) => one.startsWith(word)));
}

function wordsOf(typed: string): string[] {
  return folded(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

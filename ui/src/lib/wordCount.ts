const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** How many words a text has, in any script. */
export function wordsIn(text: string): number {
  let count = 0;
  if (text.trim() !== '') for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count += 1;
  return count;
}

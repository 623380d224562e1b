/** A place in a text, in UTF-16 units, that is underlined. */
export interface Mark {
  start: number;
  end: number;
  /** Drawn with a firm line. */
  grave?: boolean;
}

/** A text in pieces, each with the mark that it has. Marks are in the order of the text and do not overlap. */
export function piecesOf(text: string, marks: readonly Mark[]): { text: string; mark?: Mark }[] {
  const pieces: { text: string; mark?: Mark }[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start < at || mark.end > text.length) continue;
    if (mark.start > at) pieces.push({ text: text.slice(at, mark.start) });
    pieces.push({ text: text.slice(mark.start, mark.end), mark });
    at = mark.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/**
 * The marks of a text, carried over to what it became while it was typed on: those before and behind the change move with
 * their words, those in it wait for the next look.
 */
export function carried<M extends Mark>(marks: readonly M[], before: string, after: string): M[] {
  if (before === after) return [...marks];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const by = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end < head) return [mark];
    if (mark.start > before.length - tail) return [{ ...mark, start: mark.start + by, end: mark.end + by }];
    return [];
  });
}

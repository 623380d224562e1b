import type { Token } from './token';

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** What a line begins with that is a paragraph of its own: a heading or an item of a list. */
const OWN_LINE = /^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s/;

/** A stretch of a text. */
export interface Stretch {
  from: number;
  to: number;
}

/** The sentences that hold any of these live facts: whole, each once, in the order of the text. */
export function sentencesOf(text: string, tokens: readonly Token[], marked: readonly Token[]): Stretch[] {
  if (marked.length === 0) return [];
  const plain = masked(text, tokens);
  const found: Stretch[] = [];
  for (const paragraph of paragraphs(text)) {
    if (!marked.some((token) => token.from >= paragraph.from && token.to <= paragraph.to)) continue;
    const said = plain.slice(paragraph.from, paragraph.to).replace(/\n/g, ' ');
    for (const { segment, index } of sentences.segment(said)) {
      const from = paragraph.from + index + (segment.length - segment.trimStart().length);
      const to = paragraph.from + index + segment.trimEnd().length;
      if (marked.some((token) => token.from < to && token.to > from)) found.push({ from, to });
    }
  }
  return found;
}

/**
 * The text at its own length, with each live fact as one word: a full stop or a bracket in it ends no sentence. Stars
 * that close emphasis belong to the sentence before them, as a closing quotation mark does.
 */
function masked(text: string, tokens: readonly Token[]): string {
  let said = '';
  let from = 0;
  for (const { from: start, to, value } of tokens) {
    said += text.slice(from, start);
    // What begins small does not begin a sentence, in a fact as in any words.
    said += (/^\p{Ll}/u.test(value) ? 'x' : 'X').padEnd(to - start, 'x');
    from = to;
  }
  return (said + text.slice(from)).replace(/[*_`]/g, '"');
}

/** The paragraphs and items of a text, without what begins an item. */
function paragraphs(text: string): Stretch[] {
  const found: Stretch[] = [];
  let open: Stretch | null = null;
  let at = 0;
  for (const line of text.split('\n')) {
    const lead = OWN_LINE.exec(line)?.[0].length ?? 0;
    if (line.trim() === '') open = null;
    else if (open && lead === 0) open.to = at + line.length;
    else found.push((open = { from: at + lead, to: at + line.length }));
    at += line.length + 1;
  }
  return found;
}

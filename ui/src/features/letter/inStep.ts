import { tokensOf } from '$editor/letter/token';
import { wordsIn, type PageWord, type Word } from '$lib/pdfWords';

/** One section of a letter, as it is written. */
export interface Written {
  key: string;
  title: string;
  text: string;
}

/** How far the words of a text may lie from where they are expected on the pages: hyphens, lists, notes between. */
const FAR = 60;

/** A letter's words beside the words on its pages: knows for each place in the one its place on the other. */
export class InStep {
  readonly #pages: readonly PageWord[];
  readonly #parts: readonly {
    key: string;
    heading: number;
    from: number;
    to: number;
    words: readonly Word[];
  }[];

  constructor(sections: readonly Written[], pages: readonly PageWord[]) {
    this.#pages = pages;
    let after = 0;
    const found = sections.map(({ key, title, text }) => {
      const heading = wordsIn(title);
      const at = foundAt(pages, heading, after);
      if (at >= 0) after = at + heading.length;
      return { key, heading: at, from: after, words: wordsIn(hidden(text)) };
    });
    this.#parts = found.map((part, i) => {
      const next = found.slice(i + 1).find(({ heading }) => heading >= 0);
      return { ...part, to: next ? next.heading : pages.length };
    });
  }

  /** Where a place of a section stands on the pages; its heading where nothing is written yet. */
  onPages(key: string, place: number): PageWord | null {
    const part = this.#parts.find((one) => one.key === key);
    if (!part || part.heading < 0) return null;
    const { words, from, to, heading } = part;
    if (words.length === 0) return this.#pages[heading] ?? null;
    const after = words.findIndex((word) => word.to >= place);
    const index = after < 0 ? words.length - 1 : after;
    const at = nearest(words, index, this.#pages.slice(from, to), index);
    return this.#pages[from + at] ?? this.#pages[heading] ?? null;
  }

  /** Which place in the writing stands there on a page; nothing for what is around the sections. */
  inText(page: number, x: number, y: number): { key: string; place: number } | null {
    const at = this.#wordAt(page, x, y);
    const part = this.#parts.findLast(({ heading }) => heading >= 0 && heading <= at);
    if (!part) return null;
    if (at < part.from || part.words.length === 0) return { key: part.key, place: 0 };
    const index = at - part.from;
    const word = part.words[nearest(this.#pages.slice(part.from, part.to), index, part.words, index)];
    return { key: part.key, place: word?.from ?? 0 };
  }

  #wordAt(page: number, x: number, y: number): number {
    let best = -1;
    let least = Infinity;
    this.#pages.forEach((word, at) => {
      if (word.page !== page) return;
      const beside = Math.max(word.left - x, x - word.right, 0);
      const above = Math.max(word.top - y, y - word.bottom, 0);
      // The line counts more than the place on it.
      const distance = beside + above * 20;
      if (distance < least) [best, least] = [at, distance];
    });
    return best;
  }
}

/** The text at its own length, without the keys of its facts and the addresses of its links. */
function hidden(text: string): string {
  let said = '';
  let from = 0;
  for (const { to, key } of tokensOf(text)) {
    const link = `(fact:${key})`.length;
    said += text.slice(from, to - link) + ' '.repeat(link);
    from = to;
  }
  return said + text.slice(from);
}

function foundAt(pages: readonly PageWord[], wanted: readonly Word[], after: number): number {
  if (wanted.length === 0) return -1;
  for (let at = after; at + wanted.length <= pages.length; at++)
    if (wanted.every(({ word }, i) => pages[at + i]?.word === word)) return at;
  return -1;
}

/** The place of a word among others that say nearly the same: the best match with its neighbours, close by. */
function nearest(
  said: readonly { word: string }[],
  index: number,
  others: readonly { word: string }[],
  expected: number,
): number {
  let best = Math.min(expected, others.length - 1);
  let most = 0;
  for (let away = 0; away <= FAR; away++)
    for (const at of [expected - away, expected + away]) {
      let score = 0;
      for (let beside = -3; beside <= 3; beside++) {
        const word = said[index + beside]?.word;
        if (word !== undefined && word === others[at + beside]?.word) score += beside === 0 ? 3 : 1;
      }
      // The nearer one of two that match alike.
      if (score > most) [best, most] = [at, score];
    }
  return Math.max(0, Math.min(best, others.length - 1));
}

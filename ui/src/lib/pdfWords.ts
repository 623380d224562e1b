/** A word of a text, as it is compared: in small letters, without the marks around it. */
export interface Word {
  word: string;
  from: number;
  to: number;
}

/** A word on a page. */
export interface PageWord {
  word: string;
  /** Of its page, from 0. */
  page: number;
  /** Where it stands, in parts of the page's width and height, from its upper left corner. */
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A stretch of text on a page, as pdf.js tells of it. */
export interface Run {
  str: string;
  /** Of its text onto the page; the last two are the start of its base line. */
  transform: readonly number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

/** Scripts that put no space between words: each sign is one. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|[\p{L}\p{N}](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])*/gu;

/** The words of a text, with their places in it. */
export function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: said, index }) => ({
    word: said.normalize('NFKC').toLowerCase(),
    from: index,
    to: index + said.length,
  }));
}

/** The words of a page with their places. A word that was divided at a line's end is one, where it begins. */
export function wordsOnPage(runs: readonly Run[], page: number, width: number, height: number): PageWord[] {
  const found: PageWord[] = [];
  let isDivided = false;
  for (const run of runs) {
    const [, , , , x = 0, y = 0] = run.transform;
    for (const [at, { word, from, to }] of wordsIn(run.str).entries()) {
      const last = found.at(-1);
      if (at === 0 && isDivided && last && from === 0) {
        last.word += word;
        continue;
      }
      const across = (place: number) => (x + (run.width * place) / run.str.length) / width;
      found.push({
        word,
        page,
        left: across(from),
        right: across(to),
        top: 1 - (y + run.height) / height,
        bottom: 1 - y / height,
      });
    }
    if (run.str.trim() !== '') isDivided = /[\p{L}\p{M}][-\u00ad\u2010]$/u.test(run.str);
  }
  return found;
}

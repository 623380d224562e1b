import { describe, expect, it } from 'vitest';
import { wordsIn, wordsOnPage, type PageWord } from '$lib/pdfWords';
import { InStep } from './inStep';

const WIDTH = 100;
const HEIGHT = 200;

/** Pages of lines, each line one run of text, ten high. */
function pages(...sheets: string[][]): PageWord[] {
  return sheets.flatMap((lines, page) =>
    wordsOnPage(
      lines.map((str, i) => ({
        str,
        transform: [1, 0, 0, 1, 0, HEIGHT - 10 * (i + 1)],
        width: str.length,
        height: 10,
        hasEOL: true,
      })),
      page,
      WIDTH,
      HEIGHT,
    ),
  );
}

const focus = '[Maren](fact:name) and I met for [ten sessions](fact:n). We worked on the *inner critic*.';
const growth = 'We worked on the body. She grew in her super-vision.';
const sections = [
  { key: 'focus', title: 'Areas of focus', text: focus },
  { key: 'competence', title: 'Readiness', text: '' },
  { key: 'growth', title: 'Growth', text: growth },
];
const letter = new InStep(
  sections,
  pages(
    [
      'Ingrid Solheim, PhD',
      'Areas of focus',
      'Maren and I met for ten',
      'sessions. We worked on',
      'the inner critic.',
    ],
    [
      'Readiness',
      '[Not written yet: how ready?]',
      'Growth',
      'We worked on the body. She',
      'grew in her super-',
      'vision.',
      'With regards',
    ],
  ),
);

describe('a letter in step with its pages', () => {
  it('knows where a place of the writing stands on them', () => {
    const at = letter.onPages('focus', focus.indexOf('worked') + 2);
    expect(at).toMatchObject({ word: 'worked', page: 0 });
    expect(at?.top).toBeCloseTo(30 / HEIGHT);
    expect(letter.onPages('growth', growth.indexOf('worked'))).toMatchObject({ word: 'worked', page: 1 });
    expect(letter.onPages('focus', focus.length)).toMatchObject({ word: 'critic' });
    expect(letter.onPages('growth', growth.length)).toMatchObject({ page: 1 });
  });

  it('goes to the heading of a part that is not written yet', () => {
    expect(letter.onPages('competence', 0)).toMatchObject({ word: 'readiness', page: 1 });
    expect(letter.onPages('unknown', 0)).toBeNull();
  });

  it('knows which place of the writing stands there on a page', () => {
    expect(letter.inText(0, 0.18, 35 / HEIGHT)).toEqual({ key: 'focus', place: focus.indexOf('worked') });
    expect(letter.inText(1, 0, 45 / HEIGHT)).toEqual({ key: 'growth', place: growth.indexOf('grew') });
    expect(letter.inText(1, 0, 15 / HEIGHT)).toEqual({ key: 'competence', place: 0 });
    expect(letter.inText(0, 0, 5 / HEIGHT)).toBeNull();
  });

  it('leads back to where it came from, for each word', () => {
    for (const { key, text } of sections)
      for (const { from, word } of wordsIn(text.replace(/\(fact:\w+\)/g, (key) => ' '.repeat(key.length)))) {
        const at = letter.onPages(key, from + 1);
        if (!at || at.word !== word) continue;
        const back = letter.inText(at.page, (at.left + at.right) / 2, (at.top + at.bottom) / 2);
        expect(back, word).toEqual({ key, place: from });
      }
  });
});

describe('the words of a page', () => {
  it('are joined again where a line divided them', () => {
    expect(pages(['her super-', 'vision, self-', 'made']).map(({ word }) => word)).toEqual([
      'her',
      'supervision',
      'selfmade',
    ]);
  });

  it('are found in every script', () => {
    expect(wordsIn('Zoë’s 我们 שלום').map(({ word }) => word)).toEqual(['zoë', 's', '我', '们', 'שלום']);
  });
});

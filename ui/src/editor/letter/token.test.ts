import { describe, expect, it } from 'vitest';
import { changedIn, stood } from './standing';
import { plainWords, read, tokenFor, tokensOf } from './token';

const values = [
  'ten sessions',
  'a [b] c',
  '\\',
  '*bold* _it_ `c` <x> &amp;',
  'a](fact:b)',
  '小林 שירה',
  '\\]',
];

describe('a live fact in a text', () => {
  it('is found again as it was written, whatever its value holds', () => {
    for (const value of values) {
      const text = `Before ${tokenFor('some_key.first-1', value)}, after.`;
      const [token, ...others] = tokensOf(text);
      expect(others).toEqual([]);
      expect(token).toMatchObject({ key: 'some_key.first-1', value });
      expect(text.slice(token?.to)).toBe(', after.');
      expect(read(text)).toBe(`Before ${value}, after.`);
    }
  });

  it('is nothing that only looks like one', () => {
    for (const text of [
      '[](fact:a)',
      '[a](fact:)',
      '[a](fact:A b)',
      '[a](fact:b',
      '[a\nb](fact:c)',
      '\\[a](fact:b)',
      '[a\\](fact:b)',
    ])
      expect(tokensOf(text), text).toEqual([]);
  });

  it('leaves words behind that stay the same Markdown', () => {
    const text = tokenFor('a', 'x*y');
    expect(tokensOf(text).map((token) => plainWords(text, token))).toEqual(['x\\*y']);
  });
});

describe('what the records say of it', () => {
  const lives = [{ key: 'count', label: 'Sessions', value: 'eleven', records: ['s1'] }];
  const text = '[ten](fact:count) [eleven](fact:count) [ten](fact:count) [x](fact:lost)';

  it('is the same, another value, or nothing any more', () => {
    expect(stood(tokensOf(text), lives).map(({ standing }) => standing)).toEqual([
      'changed',
      'same',
      'changed',
      'gone',
    ]);
  });

  it('is listed once for each value that no longer stands', () => {
    expect(changedIn(stood(tokensOf(text), lives)).map(({ key, value }) => [key, value])).toEqual([
      ['count', 'ten'],
      ['lost', 'x'],
    ]);
  });
});

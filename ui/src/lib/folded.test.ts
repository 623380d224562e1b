import { expect, test } from 'vitest';
import { hasWords } from './folded';

test('each word begins some word of the text, whatever its case and accents', () => {
  expect(hasWords('let rec', 'Letter of recommendation')).toBe(true);
  expect(hasWords('rec LET', 'Letter of recommendation')).toBe(true);
  expect(hasWords('oeg', 'Maren Ødegård')).toBe(false);
  expect(hasWords('garcia', 'Inés García')).toBe(true);
  expect(hasWords('etter', 'Letter of recommendation')).toBe(false);
});

test('no words are in every text', () => {
  expect(hasWords(' - ', 'Trash')).toBe(true);
});

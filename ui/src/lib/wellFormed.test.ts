import { expect, test } from 'vitest';
import { wellFormed } from './wellFormed';

test('a lone surrogate becomes the replacement character', () => {
  expect(wellFormed('a\ud83db')).toBe('a\ufffdb');
  expect(wellFormed('\ude42')).toBe('\ufffd');
});

test('whole emoji, right-to-left text, NUL and line ends stay as they were', () => {
  const text = '🙂 שלום\0\r\n\tא\u200f';
  expect(wellFormed(text)).toBe(text);
});

import { expect, test } from 'vitest';
import { carried, piecesOf } from './marks';

test('a text falls into pieces at its marks, and loses nothing', () => {
  const marks = [
    { start: 0, end: 2 },
    { start: 5, end: 7 },
  ];
  expect(piecesOf('ab cd ef', marks).map(({ text, mark }) => [text, mark !== undefined])).toEqual([
    ['ab', true],
    [' cd', false],
    [' e', true],
    ['f', false],
  ]);
  expect(piecesOf('', marks)).toEqual([]);
  expect(piecesOf('abc', [{ start: 2, end: 9 }])).toEqual([{ text: 'abc' }]);
});

test('marks move with their words while others are typed', () => {
  const marks = [
    { start: 0, end: 4 },
    { start: 10, end: 14 },
  ];
  const before = 'Lena said Lena.';
  expect(carried(marks, before, before)).toEqual(marks);
  expect(carried(marks, before, 'Lena often said Lena.')).toEqual([
    { start: 0, end: 4 },
    { start: 16, end: 20 },
  ]);
  expect(carried(marks, before, 'Lexna said Lena.')).toEqual([{ start: 11, end: 15 }]);
  expect(carried(marks, before, '')).toEqual([]);
});

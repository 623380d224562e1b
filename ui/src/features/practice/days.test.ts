import { expect, test } from 'vitest';
import { daysOf } from './days';

test('the first and the last day both count', () => {
  expect(daysOf('2025-10-08', '2025-10-12')).toBe(5);
  expect(daysOf('2025-10-08', '2025-10-08')).toBe(1);
});

test('a change of the clocks or of the year takes no day away', () => {
  expect(daysOf('2026-03-27', '2026-03-31')).toBe(5);
  expect(daysOf('2025-12-30', '2026-01-02')).toBe(4);
});

test('without both days, or with the end before the start, there is no number', () => {
  expect(daysOf(null, '2025-10-12')).toBeNull();
  expect(daysOf('2025-10-08', null)).toBeNull();
  expect(daysOf('2025-10-12', '2025-10-08')).toBeNull();
});

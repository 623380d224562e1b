import { expect, test } from 'vitest';
import { momentInWords } from './moments';

test('a moment is told by its day and by the clock', () => {
  const told = momentInWords(new Date(2026, 10, 19, 14, 5).toISOString(), 'en-GB');
  expect(told).toContain('19 November 2026');
  expect(told).toContain('14:05');
});

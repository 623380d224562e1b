import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount, plainAmount } from './amounts';

const read = (text: string) => parseAmount(text);

describe('an amount', () => {
  it.each([
    ['540', 54_000],
    ['540.5', 54_050],
    ['540,50', 54_050],
    ['1,234.50', 123_450],
    ['1.234,50', 123_450],
    ['1 234,5', 123_450],
    ['1,234', 123_400],
    ['0', 0],
  ])('typed as %s is understood', (typed, cents) => {
    expect(read(typed)).toEqual({ ok: true, value: cents });
  });

  it.each([
    ['five', 'unreadable'],
    ['12.3456', 'unreadable'],
    ['-5', 'negative'],
    ['99999999', 'too-large'],
  ])('typed as %s is refused', (typed, problem) => {
    expect(read(typed)).toEqual({ ok: false, problem });
  });

  it('that is left out is none', () => {
    expect(read('  ')).toEqual({ ok: true, value: null });
  });

  it('reads back as it was written into its field', () => {
    for (const cents of [0, 54_000, 54_050, 7]) {
      expect(read(plainAmount(cents))).toEqual({ ok: true, value: cents });
    }
  });

  it('is shown in a currency that no list has', () => {
    expect(formatAmount(54_000, 'USD', 'en')).toBe('USD\u00a0540');
    expect(formatAmount(54_000, 'hours', 'en')).toBe('540 hours');
  });
});

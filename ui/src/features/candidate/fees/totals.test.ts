import { describe, expect, it } from 'vitest';
import { totalsOf } from './totals';

const fee = (currency: string, amount_cents: number, paid_on: string | null) => ({
  currency,
  amount_cents,
  paid_on,
});

describe('the totals of fees', () => {
  it('never add up different currencies', () => {
    const fees = [fee('USD', 54_000, '2026-01-01'), fee('EUR', 10_000, null), fee('usd ', 36_000, null)];
    expect(totalsOf(fees)).toEqual([
      { currency: 'EUR', paid: 0, all: 10_000 },
      { currency: 'USD', paid: 54_000, all: 90_000 },
    ]);
  });

  it('of nothing are none', () => {
    expect(totalsOf([])).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import type { Fee } from '$ipc';
import { standingOf, totalsOf } from './totals';

const fee = (changes: Partial<Fee>): Fee => ({
  id: 'fee',
  candidate: null,
  fee: '',
  title: '',
  payee: 'supervisor',
  amount_cents: 18_000,
  currency: 'USD',
  due_on: null,
  paid_on: null,
  note: '',
  ...changes,
});

test('the programme stands first, and each currency has its own total however it is typed', () => {
  const totals = totalsOf([
    fee({ paid_on: '2026-01-14' }),
    fee({ currency: ' usd' }),
    fee({ currency: 'EUR', amount_cents: 500 }),
    fee({ payee: 'programme', amount_cents: 50_000 }),
  ]);
  expect(totals).toEqual([
    { payee: 'programme', currency: 'USD', all: 50_000, paid: 0 },
    { payee: 'supervisor', currency: 'USD', all: 36_000, paid: 18_000 },
    { payee: 'supervisor', currency: 'EUR', all: 500, paid: 0 },
  ]);
});

test('a fee is overdue only after its day, and never once it is paid', () => {
  expect(standingOf(fee({ due_on: '2026-01-14' }), '2026-01-14')).toBe('open');
  expect(standingOf(fee({ due_on: '2026-01-14' }), '2026-01-15')).toBe('overdue');
  expect(standingOf(fee({ due_on: '2026-01-14', paid_on: '2026-01-20' }), '2026-02-01')).toBe('paid');
});

import type { Fee } from '$ipc';

export interface Total {
  currency: string;
  paid: number;
  all: number;
}

/** What is paid of what is owed, by currency; amounts in different currencies are never added up. */
export function totalsOf(fees: readonly Pick<Fee, 'currency' | 'amount_cents' | 'paid_on'>[]): Total[] {
  const totals = new Map<string, Total>();
  for (const fee of fees) {
    const currency = fee.currency.trim().toUpperCase();
    const total = totals.get(currency) ?? { currency, paid: 0, all: 0 };
    total.all += fee.amount_cents;
    if (fee.paid_on !== null) total.paid += fee.amount_cents;
    totals.set(currency, total);
  }
  return [...totals.values()].sort((a, b) => a.currency.localeCompare(b.currency));
}

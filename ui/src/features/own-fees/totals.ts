import type { Fee, Payee } from '$ipc';

/** What goes to one payee in one currency, in hundredths. */
export interface Total {
  payee: Payee;
  currency: string;
  all: number;
  paid: number;
}

/** The totals for each payee and currency, the programme first. */
export function totalsOf(fees: readonly Fee[]): Total[] {
  const totals: Total[] = [];
  for (const payee of ['programme', 'supervisor'] as const) {
    for (const fee of fees.filter((each) => each.payee === payee)) {
      const currency = fee.currency.trim().toUpperCase();
      let total = totals.find((each) => each.payee === payee && each.currency === currency);
      if (!total) totals.push((total = { payee, currency, all: 0, paid: 0 }));
      total.all += fee.amount_cents;
      if (fee.paid_on !== null) total.paid += fee.amount_cents;
    }
  }
  return totals;
}

/** Whether a fee is paid, open, or open past its day. On the day itself it is not overdue. */
export function standingOf(fee: Fee, today: string): 'paid' | 'open' | 'overdue' {
  if (fee.paid_on !== null) return 'paid';
  return fee.due_on !== null && fee.due_on < today ? 'overdue' : 'open';
}

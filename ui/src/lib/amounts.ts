import { not, understood, type Parsed } from './parsed';

export type AmountProblem = 'unreadable' | 'negative' | 'too-large';

/** The largest amount that a record keeps, in hundredths. */
const MOST = 100_000_000;

/** Reads an amount as people type it ("540", "1,234.50", "1.234,50", "1 234,5") into hundredths. */
export function parseAmount(text: string): Parsed<number, AmountProblem> {
  const typed = text.replace(/[\s\u00a0\u202f'’]/g, '');
  if (typed === '') return understood(null);
  if (/^[-−]/.test(typed)) return not('negative');
  if (!/^\d[\d.,]*$/.test(typed)) return not('unreadable');
  // The last mark sets off the hundredths when one or two digits follow it; every other one only groups.
  const parts = /^([\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(typed);
  const whole = parts?.[1] ?? '';
  if (!parts || !/^\d+$|^\d{1,3}([.,]\d{3})+$/.test(whole)) return not('unreadable');
  const cents = Number(whole.replace(/[.,]/g, '')) * 100 + Number((parts[2] ?? '0').padEnd(2, '0'));
  return cents > MOST ? not('too-large') : understood(cents);
}

/** An amount in a field: as {@link parseAmount} reads it back. */
export function plainAmount(cents: number): string {
  return (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2);
}

/** An amount with its currency, as the reader's locale writes it: "USD 1,080.00". */
export function formatAmount(cents: number, currency: string, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
      minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    }).format(cents / 100);
  } catch {
    // A currency in words of the person's own.
    return `${new Intl.NumberFormat(locale).format(cents / 100)} ${currency}`.trim();
  }
}

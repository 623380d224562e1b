import { not, understood, type Parsed } from './parsed';

/** Whether "3/4/2026" is the third of April or the fourth of March. */
export type DayOrder = 'day-first' | 'month-first';
export type DateProblem = 'unreadable' | 'no-such-day' | 'too-early' | 'too-late';

export interface DateLimits {
  /** Earliest day accepted, ISO. */
  min?: string;
  /** Latest day accepted, ISO. */
  max?: string;
}

export interface DateReading extends DateLimits {
  locale: string;
  /** Today, ISO: for "today" and "yesterday". */
  today: string;
  order?: DayOrder;
}

/** Nobody in this programme has a date before this one; an older year is a slip of the finger. */
export const EARLIEST = '1900-01-01';

const pad = (n: number, width = 2) => String(n).padStart(width, '0');

/** "2026-03-12", or null when the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null;
}

/** The day that the wall calendar shows at this moment, ISO. */
export function todayOf(now: Date): string {
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** The day some days away from another; both ISO. */
export function addDays(iso: string, days: number): string {
  const date = asDate(iso);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** How the locale writes 3 April: asked of the locale itself. */
export function dayOrderOf(locale: string): DayOrder {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(new Date(Date.UTC(2026, 3, 3)));
  const order = parts.map((part) => part.type);
  return order.indexOf('month') < order.indexOf('day') && order.indexOf('year') > order.indexOf('day')
    ? 'month-first'
    : 'day-first';
}

/** Reads a date as people type it: 2026-03-12, 12.3.2026, 12/3/2026, 12 Mar 2026, March 12, today. */
export function parseDate(text: string, reading: DateReading): Parsed<string, DateProblem> {
  const typed = text.trim().toLocaleLowerCase(reading.locale);
  if (typed === '') return understood(null);
  if (typed === 'today') return within(reading.today, reading);
  if (typed === 'yesterday') return within(addDays(reading.today, -1), reading);

  const parts = inNumbers(typed, reading) ?? inWords(typed, reading) ?? asWritten(typed, reading.locale);
  if (!parts) return not('unreadable');
  const iso = isoDate(parts.year, parts.month, parts.day);
  return iso ? within(iso, reading) : not('no-such-day');
}

interface Parts {
  year: number;
  month: number;
  day: number;
}

function inNumbers(typed: string, reading: DateReading): Parts | null {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(typed);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };

  const short = /^(\d{1,2})\s*([-./])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/.exec(typed);
  if (!short) return null;
  const [first, second] = [Number(short[1]), Number(short[3])];
  // With dots the day always comes first; only the slash is read both ways.
  const order = short[2] === '.' ? 'day-first' : (reading.order ?? dayOrderOf(reading.locale));
  const year = fullYear(short[4] ?? '');
  return order === 'day-first' ? { year, month: second, day: first } : { year, month: first, day: second };
}

function inWords(typed: string, reading: DateReading): Parts | null {
  const words = typed
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .split(/[\s,./-]+/)
    .filter(Boolean);
  const named = words.findIndex((word) => monthNamed(word, reading.locale) !== null);
  const month = monthNamed(words[named] ?? '', reading.locale);
  const numbers = words.filter((_, i) => i !== named);
  if (month === null || numbers.length > 2 || !numbers.every((n) => /^\d+$/.test(n))) return null;
  const [day, year] = numbers;
  if (!day || day.length > 2 || (year && year.length !== 4 && year.length !== 2)) return null;
  return { year: year ? fullYear(year) : Number(reading.today.slice(0, 4)), month, day: Number(day) };
}

/** A date as the locale itself writes it, like "2026年3月12日" or "12 de mar. de 2026". */
function asWritten(typed: string, locale: string): Parts | null {
  const numbers = typed.match(/\d+/g) ?? [];
  const year = numbers.find((digits) => digits.length === 4);
  if (!year) return null;
  for (const day of numbers.filter((digits) => digits.length <= 2).map(Number)) {
    for (let month = 1; month <= 12; month++) {
      const iso = isoDate(Number(year), month, day);
      if (!iso) continue;
      for (const style of ['short', 'long'] as const)
        if (formatDate(iso, locale, style).toLocaleLowerCase(locale) === typed)
          return { year: Number(year), month, day };
    }
  }
  return null;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function monthNamed(word: string, locale: string): number | null {
  const name = word.replace(/\.$/, '');
  if (name.length < 3) return null;
  for (const tongue of [locale, 'en']) {
    const months = Array.from({ length: 12 }, (_, i) =>
      new Intl.DateTimeFormat(tongue, { month: 'long', timeZone: 'UTC' })
        .format(new Date(Date.UTC(2026, i, 1)))
        .toLocaleLowerCase(locale),
    );
    const fits = months.flatMap((month, i) => (month.startsWith(name) ? [i + 1] : []));
    if (fits.length === 1) return fits[0] ?? null;
  }
  return name === 'sept' ? 9 : null;
}

function within(iso: string, limits: DateLimits): Parsed<string, DateProblem> {
  if (iso < (limits.min ?? EARLIEST)) return not('too-early');
  if (limits.max && iso > limits.max) return not('too-late');
  return understood(iso);
}

export type DateStyle = 'short' | 'long' | 'weekday' | 'day-month';

const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  'day-month': { day: 'numeric', month: 'long' },
};

/** A day in words, in the reader's locale; text that is no day comes back as it was. */
export function formatDate(iso: string, locale: string, style: DateStyle = 'short'): string {
  const date = asDate(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: 'UTC' }).format(date);
}

function asDate(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}

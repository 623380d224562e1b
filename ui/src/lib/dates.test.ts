import { describe, expect, test } from 'vitest';
import { addDays, dayOrderOf, formatDate, isoDate, parseDate, todayOf } from './dates';

const british = { locale: 'en-GB', today: '2026-11-23' };
const american = { locale: 'en-US', today: '2026-11-23' };
const day = (value: string | null) => ({ ok: true, value });
const no = (problem: string) => ({ ok: false, problem });

describe('typed dates', () => {
  test.each([
    '2026-03-12',
    '12.3.2026',
    '12.03.2026',
    '12/3/2026',
    '12-3-2026',
    '12/3/26',
    '12 Mar 2026',
    '12 March 2026',
    '12th march, 2026',
    'March 12, 2026',
    '12 mar',
    ' 12 . 3 . 2026 ',
  ])('%s is 12 March 2026 for a British reader', (text) =>
    expect(parseDate(text, british)).toEqual(day('2026-03-12')),
  );

  test('the slash follows the locale, the dot always has the day first', () => {
    expect(parseDate('12/3/2026', american)).toEqual(day('2026-12-03'));
    expect(parseDate('12.3.2026', american)).toEqual(day('2026-03-12'));
    expect(parseDate('3/4/2026', { ...american, order: 'day-first' })).toEqual(day('2026-04-03'));
  });

  test('months are known in the reader’s tongue and in English', () => {
    expect(parseDate('12. März 2026', { ...british, locale: 'de-DE' })).toEqual(day('2026-03-12'));
    expect(parseDate('12 March 2026', { ...british, locale: 'de-DE' })).toEqual(day('2026-03-12'));
  });

  test('today and yesterday', () => {
    expect(parseDate('Today', british)).toEqual(day('2026-11-23'));
    expect(parseDate('yesterday', { ...british, today: '2026-03-01' })).toEqual(day('2026-02-28'));
  });

  test('nothing typed is no date and no error', () => {
    expect(parseDate('  ', british)).toEqual(day(null));
  });

  test.each(['soon', '12', '12/3', '12 Ma 2026', '1 2 3 March', '12 March 202', '🙂', '12 j 2026'])(
    '%s is not readable as a date',
    (text) => expect(parseDate(text, british)).toEqual(no('unreadable')),
  );

  test.each(['30.2.2026', '29.2.2025', '31/4/2026', '2026-13-01', '0.1.2026'])(
    '%s is no day of any calendar',
    (text) => expect(parseDate(text, british)).toEqual(no('no-such-day')),
  );

  test('a leap day is a day', () => expect(parseDate('29.2.2024', british)).toEqual(day('2024-02-29')));

  test('before 1900 is too early, after the latest day too late', () => {
    expect(parseDate('31.12.1899', british)).toEqual(no('too-early'));
    expect(parseDate('1.1.1900', british)).toEqual(day('1900-01-01'));
    expect(parseDate('24.11.2026', { ...british, max: '2026-11-23' })).toEqual(no('too-late'));
  });
});

test('locales say in which order they write the day', () => {
  expect(dayOrderOf('en-US')).toBe('month-first');
  expect(dayOrderOf('en-GB')).toBe('day-first');
  expect(dayOrderOf('de-DE')).toBe('day-first');
});

test('a day is written in the reader’s words', () => {
  expect(formatDate('2026-03-12', 'en-GB')).toBe('12 Mar 2026');
  expect(formatDate('2026-03-12', 'en-GB', 'weekday')).toMatch(/^Thursday,? 12 March 2026$/);
  expect(formatDate('2026-03-12', 'en-US', 'long')).toBe('March 12, 2026');
  expect(formatDate('2026-03-12', 'en-GB', 'day-month')).toBe('12 March');
  expect(formatDate('not a day', 'en-GB')).toBe('not a day');
});

test('days are counted over months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(isoDate(2026, 2, 29)).toBeNull();
  expect(todayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});

test.each(['pt-BR', 'zh', 'ja', 'hu', 'ru', 'bg', 'ko', 'ca', 'uk', 'lv', 'he', 'vi'])(
  'a date typed as %s writes it is read',
  (locale) => {
    const reading = { locale, today: '2026-11-23' };
    for (const style of ['short', 'long'] as const)
      expect(parseDate(formatDate('2026-03-12', locale, style), reading)).toEqual(day('2026-03-12'));
  },
);

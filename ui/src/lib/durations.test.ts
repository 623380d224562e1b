import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from './durations';

test.each([
  ['50', 50],
  ['50 min', 50],
  ["50'", 50],
  ['0:50', 50],
  ['1:30', 90],
  ['1h 30', 90],
  ['1h30m', 90],
  ['1 hour 30 minutes', 90],
  ['1.5 h', 90],
  ['1,25h', 75],
  ['2 hrs', 120],
  ['90 minutes', 90],
  ['24:00', 1440],
])('%s is %i minutes', (text, minutes) => expect(parseDuration(text)).toEqual({ ok: true, value: minutes }));

test('nothing typed is no duration and no error', () => {
  expect(parseDuration(' ')).toEqual({ ok: true, value: null });
});

test.each([
  ['-50', 'negative'],
  ['− 50', 'negative'],
  ['0', 'zero'],
  ['0:00', 'zero'],
  ['1441', 'too-long'],
  ['25 h', 'too-long'],
  ['an hour', 'unreadable'],
  ['1:75', 'unreadable'],
  ['1.5 h 20', 'unreadable'],
  ['50.5', 'unreadable'],
  ['🙂', 'unreadable'],
])('%s is refused as %s', (text, problem) => expect(parseDuration(text)).toEqual({ ok: false, problem }));

test.each([
  [50, '50 min'],
  [60, '1 h'],
  [90, '1 h 30 min'],
])('%i minutes are written %s', (minutes, text) => expect(formatDuration(minutes)).toBe(text));

test('what is written is read back', () => {
  for (let minutes = 1; minutes <= 1440; minutes++)
    expect(parseDuration(formatDuration(minutes))).toEqual({ ok: true, value: minutes });
});

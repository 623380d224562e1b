import { expect, test } from 'vitest';
import { parseTime } from './times';

test.each([
  ['10:05', '10:05'],
  ['1005', '10:05'],
  ['905', '09:05'],
  ['10.05', '10:05'],
  ['10h05', '10:05'],
  ['9', '09:00'],
  ['9:30 pm', '21:30'],
  ['12 am', '00:00'],
  ['12:15 p.m.', '12:15'],
])('%s is %s', (text, time) => expect(parseTime(text)).toEqual({ ok: true, value: time }));

test('nothing typed is no time and no error', () => {
  expect(parseTime('')).toEqual({ ok: true, value: null });
});

test.each([
  ['25:00', 'no-such-time'],
  ['10:75', 'no-such-time'],
  ['13 pm', 'no-such-time'],
  ['noon', 'unreadable'],
  ['10:5', 'unreadable'],
])('%s is refused as %s', (text, problem) => expect(parseTime(text)).toEqual({ ok: false, problem }));

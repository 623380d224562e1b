import { expect, test } from 'vitest';
import { parseZone, zoneHere, zonesKnown } from './zones';

const ZONES = ['America/Indiana/Knox', 'America/Knox', 'America/New_York', 'Europe/Berlin'];

test('a zone is read by its name or its city, whatever the capitals', () => {
  for (const [typed, zone] of [
    ['Europe/Berlin', 'Europe/Berlin'],
    [' berlin ', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['America/New_York', 'America/New_York'],
    ['america/new york', 'America/New_York'],
  ] as const)
    expect(parseZone(typed, ZONES)).toEqual({ ok: true, value: zone });
  expect(parseZone('', ZONES)).toEqual({ ok: true, value: null });
});

test('a place that is no zone and a name of several are told apart', () => {
  expect(parseZone('Atlantis', ZONES)).toEqual({ ok: false, problem: 'unknown' });
  expect(parseZone('knox', ZONES)).toEqual({ ok: false, problem: 'several' });
});

test('the beginning of a city is enough where only one begins so', () => {
  expect(parseZone('berl', ZONES)).toEqual({ ok: true, value: 'Europe/Berlin' });
  expect(parseZone('be', ZONES)).toEqual({ ok: false, problem: 'unknown' });
  expect(parseZone('knox', ZONES)).toEqual({ ok: false, problem: 'several' });
});

test('the short name of a zone is no beginning of a city', () => {
  for (const short of ['IST', 'CAT', 'EST']) {
    expect(parseZone(short, zonesKnown())).not.toMatchObject({
      value: expect.stringContaining('/') as string,
    });
  }
});

test('the zone of this computer is one of those known', () => {
  expect(zonesKnown()).toContain(zoneHere());
});

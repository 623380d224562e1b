import { not, understood, type Parsed } from './parsed';

export type ZoneProblem = 'unknown' | 'several';

/** The time zone of this computer, like "Europe/Berlin". */
export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every time zone that this computer knows, by its IANA name. */
export function zonesKnown(): readonly string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), zoneHere(), 'UTC'])].sort();
}

/** A zone as people read it: "America/New York". */
export function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ');
}

/** So many letters of a city tell it from most others. Three are a zone's short name, such as IST, which is no city's beginning. */
const ENOUGH = 4;

/** Reads a time zone as people type it: "Europe/Berlin", "new york", "berl". */
export function parseZone(text: string, zones: readonly string[]): Parsed<string, ZoneProblem> {
  const typed = text.trim().toLowerCase().replaceAll('_', ' ');
  if (typed === '') return understood(null);
  const whole = zones.find((zone) => zoneName(zone).toLowerCase() === typed);
  if (whole) return understood(whole);
  const city = (zone: string) => zoneName(zone).toLowerCase().split('/').at(-1) ?? '';
  const called = zones.filter((zone) => city(zone) === typed);
  const begun = typed.length < ENOUGH ? [] : zones.filter((zone) => city(zone).startsWith(typed));
  const cities = called.length > 0 ? called : begun;
  const [only] = cities;
  if (!only) return not('unknown');
  return cities.length === 1 ? understood(only) : not('several');
}

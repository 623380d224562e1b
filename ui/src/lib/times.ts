import { not, understood, type Parsed } from './parsed';

export type TimeProblem = 'unreadable' | 'no-such-time';

/** Reads a time of day as people type it ("10:05", "1005", "10.05", "9", "9:30 pm") into "HH:MM". */
export function parseTime(text: string): Parsed<string, TimeProblem> {
  const typed = text.trim().toLowerCase();
  if (typed === '') return understood(null);
  const found = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/.exec(typed);
  if (!found) return not('unreadable');
  const half = found[4]?.charAt(0);
  const minute = Number(found[2] ?? found[3] ?? 0);
  let hour = Number(found[1]);
  if (half && (hour < 1 || hour > 12)) return not('no-such-time');
  if (half) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  if (hour > 23 || minute > 59) return not('no-such-time');
  return understood(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}

import { not, understood, type Parsed } from './parsed';

export type DurationProblem = 'unreadable' | 'negative' | 'zero' | 'too-long';

const LONGEST = 24 * 60;

/** Reads a duration as people type it ("50", "0:50", "1h 30", "90 min", "1.5 h") into whole minutes. */
export function parseDuration(text: string): Parsed<number, DurationProblem> {
  const typed = text.trim().toLowerCase();
  if (typed === '') return understood(null);
  if (/^[-−–]\s*\d/.test(typed)) return not('negative');
  const minutes = inMinutes(typed);
  if (minutes === null) return not('unreadable');
  if (minutes === 0) return not('zero');
  if (minutes > LONGEST) return not('too-long');
  return understood(minutes);
}

function inMinutes(typed: string): number | null {
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(typed);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);

  const plain = /^(\d{1,5})\s*(?:m|min|mins|minutes?|['′])?$/.exec(typed);
  if (plain) return Number(plain[1]);

  const hours =
    /^(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:h|hrs?|hours?)\s*(?:(\d{1,2})\s*(?:m|min|mins|minutes?)?)?$/.exec(
      typed,
    );
  if (!hours) return null;
  const [, whole, fraction, rest] = hours;
  if (fraction && rest) return null;
  return Math.round(Number(`${whole}.${fraction ?? 0}`) * 60) + Number(rest ?? 0);
}

/** "50 min", "1 h", "1 h 30 min". */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

import type { SupervisionSession } from '$ipc';
import { todayOf } from '$lib/dates';

/** What a person is about in a session. */
export type Part = 'prepare' | 'during' | 'after';

/** The id of the field in which the summary is written. */
export const SUMMARY = 'session-summary';

const MINUTE = 60_000;
/** So long before its beginning a session is no longer prepared for, in minutes. */
const SOON = 5;
/** A session of which nobody said how long it lasts, in minutes. */
const USUAL = 60;
/** So long after its end it may still go on, in minutes. */
const LINGERS = 15;

/**
 * The part that fits the moment.
 * @param startsAt when it begins, when that is known
 */
export function fittingPart(session: SupervisionSession, startsAt: Date | null, now: Date): Part {
  if (session.state === 'held') return 'after';
  if (session.state !== 'planned') return 'prepare';
  const today = todayOf(now);
  // Without a date it was not planned: it is written down.
  if (session.date === null) return 'after';
  if (!startsAt) return session.date < today ? 'after' : session.date > today ? 'prepare' : 'during';
  const minutes = (now.getTime() - startsAt.getTime()) / MINUTE;
  if (minutes < -SOON) return 'prepare';
  return minutes <= (session.duration_minutes ?? USUAL) + LINGERS ? 'during' : 'after';
}

/** Minutes since the beginning, while the session can still be going on; null otherwise. */
export function elapsedMinutes(startsAt: Date | null, now: Date): number | null {
  if (!startsAt) return null;
  const minutes = Math.floor((now.getTime() - startsAt.getTime()) / MINUTE);
  return minutes >= 0 && minutes <= 6 * 60 ? minutes : null;
}

/**
 * A session that ends now, as it was held: on this day, and as long as it really took where that is far from what was
 * planned.
 */
export function heldNow(session: SupervisionSession, startsAt: Date | null, now: Date): void {
  const today = todayOf(now);
  if (session.date === null) session.date = today;
  // Its day is told in its own zone, which may be ahead of this computer's.
  const begun = startsAt !== null && startsAt <= now;
  if (session.date > today && !begun) {
    (session.moved ??= []).push({ date: session.date, start: session.start });
    session.date = today;
    session.start = null;
    return;
  }
  const took = session.date >= today ? elapsedMinutes(startsAt, now) : null;
  if (took === null || took < 10) return;
  const planned = session.duration_minutes;
  if (planned === null || Math.abs(took - planned) > 10) session.duration_minutes = Math.round(took / 5) * 5;
}

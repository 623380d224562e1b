import type { Client, ClientSession, Id } from '$ipc';

/** How many sessions somebody had, and in how many self-compassion was explicitly integrated. */
export interface Total {
  sessions: number;
  integrated: number;
}

/** The totals of each client, by their id; a client without a session has none. */
export function totalsOf(sessions: readonly ClientSession[]): Map<Id, Total> {
  const totals = new Map<Id, Total>();
  for (const { client, self_compassion } of sessions) {
    const total = totals.get(client) ?? { sessions: 0, integrated: 0 };
    total.sessions += 1;
    if (self_compassion) total.integrated += 1;
    totals.set(client, total);
  }
  return totals;
}

/** The sessions of one month, and its key: "2026-03", or "" for those without a day. */
export interface Month<Session> {
  month: string;
  sessions: Session[];
}

/** Newest first; those without a day stand on top, for they wait for one. Keeps the order of one day. */
export function byNewest(a: ClientSession, b: ClientSession): number {
  return (b.date ?? '9').localeCompare(a.date ?? '9');
}

/** Runs of one month, in the order given; `dayOf` says on which day a session is listed, by default its own. */
export function byMonth<Session extends ClientSession>(
  sessions: readonly Session[],
  dayOf: (session: Session) => string | null = (session) => session.date,
): Month<Session>[] {
  const months: Month<Session>[] = [];
  for (const session of sessions) {
    const month = dayOf(session)?.slice(0, 7) ?? '';
    const last = months.at(-1);
    if (last?.month === month) last.sessions.push(session);
    else months.push({ month, sessions: [session] });
  }
  return months;
}

/** Clients in the order of their pseudonyms, as the locale sorts. */
export function byPseudonym(a: Client, b: Client): number {
  return a.pseudonym.localeCompare(b.pseudonym, navigator.language, { numeric: true });
}

/** The sessions of one month of the picture over time. */
export interface MonthTotal extends Total {
  /** "2026-03" */
  month: string;
}

/** The twelve months up to the one of this day ("2026-11-23"), the earliest first. */
export function lastMonths(sessions: readonly ClientSession[], today: string): MonthTotal[] {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const months = Array.from({ length: 12 }, (_, at): MonthTotal => {
    const first = new Date(Date.UTC(year, month - 12 + at, 1));
    return { month: first.toISOString().slice(0, 7), sessions: 0, integrated: 0 };
  });
  const byMonth = new Map(months.map((each) => [each.month, each]));
  for (const { date, self_compassion } of sessions) {
    const total = byMonth.get(date?.slice(0, 7) ?? '');
    if (!total) continue;
    total.sessions += 1;
    if (self_compassion) total.integrated += 1;
  }
  return months;
}

/** The latest session with a client, or with anybody; of one day, the one that was added last. */
export function latestOf(sessions: readonly ClientSession[], client: Id | null): ClientSession | null {
  let latest: ClientSession | null = null;
  for (const session of sessions)
    if (client === null || session.client === client)
      if (session.date !== null && session.date >= (latest?.date ?? '')) latest = session;
  return latest;
}

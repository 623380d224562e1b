import type { RecordOf, SessionKind, SessionSlot } from '$ipc';

/** One line of the list: a session that was noted, or a prepared one that waits to be. */
export interface Line {
  number: number;
  kind: SessionKind;
  title: string;
  session: RecordOf<'supervision_session'> | null;
}

/** The prepared sessions and the noted ones in one list, by their number. */
export function linesOf(
  prepared: readonly SessionSlot[],
  sessions: readonly RecordOf<'supervision_session'>[],
): Line[] {
  const titled = (kind: SessionKind) => prepared.find((slot) => slot.kind === kind)?.title ?? '';
  const noted = sessions.map((session) => ({
    number: session.number,
    kind: session.session_kind,
    title: titled(session.session_kind),
    session,
  }));
  const waiting = prepared
    .filter((slot) => !sessions.some((session) => session.number === slot.number))
    .map(({ number, kind, title }) => ({ number, kind, title, session: null }));
  return [...noted, ...waiting].sort((a, b) => a.number - b.number);
}

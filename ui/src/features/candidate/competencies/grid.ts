import type { Competency, CompetencyNote, Id, SupervisionSession } from '$ipc';

export type Cell = number | 'not-observed' | null;

export interface Grid {
  /** The sessions of which there are notes, in their order. */
  columns: { id: Id; number: number }[];
  rows: { name: string; cells: Cell[] }[];
}

/**
 * The picture of a candidate's competencies: a column for each session with notes, a row for each competency.
 * Where a session has several notes on one competency, a stage says more than "not observed", and the later
 * note more than the earlier.
 */
export function gridOf(
  competencies: readonly Competency[],
  sessions: readonly SupervisionSession[],
  notes: readonly CompetencyNote[],
): Grid {
  const noted = new Set(notes.map((note) => note.session));
  const columns = sessions
    .filter((session) => noted.has(session.id))
    .map(({ id, number }) => ({ id, number }))
    .sort((a, b) => a.number - b.number);
  const rows = competencies.map(({ key, name }) => ({
    name,
    cells: columns.map(({ id }) =>
      cellOf(notes.filter((note) => note.session === id && note.competency === key)),
    ),
  }));
  return { columns, rows };
}

function cellOf(notes: readonly CompetencyNote[]): Cell {
  const rated = notes.filter((note) => note.stage !== null).sort(byDate);
  const stage = rated.at(-1)?.stage;
  if (stage) return stage - 1;
  return notes.length > 0 ? 'not-observed' : null;
}

/** Undated notes come first. */
export function byDate(a: { date: string | null }, b: { date: string | null }): number {
  return (a.date ?? '').localeCompare(b.date ?? '');
}

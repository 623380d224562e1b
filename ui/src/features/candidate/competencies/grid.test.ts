import { describe, expect, it } from 'vitest';
import type { Competency, CompetencyNote, SupervisionSession } from '$ipc';
import { gridOf } from './grid';

const COMPETENCIES = [
  { key: 'presence', name: 'Presence' },
  { key: 'alliance', name: 'Alliance' },
] as Competency[];
const SESSIONS = [
  { id: 's2', number: 2 },
  { id: 's1', number: 1 },
  { id: 's3', number: 3 },
] as SupervisionSession[];

function note(session: string, competency: string, stage: number | null, date = '2026-01-01') {
  return { session, competency, stage, date } as CompetencyNote;
}

describe('the picture of competencies', () => {
  it('has a column for each session with notes, in their order', () => {
    const grid = gridOf(COMPETENCIES, SESSIONS, [note('s2', 'presence', 3), note('s1', 'presence', null)]);
    expect(grid.columns.map((column) => column.number)).toEqual([1, 2]);
    expect(grid.rows).toEqual([
      { name: 'Presence', cells: ['not-observed', 2] },
      { name: 'Alliance', cells: [null, null] },
    ]);
  });

  it('shows the latest stage of a session, whatever else was noted there', () => {
    const notes = [
      note('s1', 'presence', 4, '2026-01-03'),
      note('s1', 'presence', 2, '2026-01-02'),
      note('s1', 'presence', null, '2026-01-04'),
    ];
    expect(gridOf(COMPETENCIES, SESSIONS, notes).rows[0]?.cells).toEqual([3]);
  });
});

import { expect, test } from 'vitest';
import type { ClientSession } from '$ipc';
import { lastMonths, latestOf, byMonth, byNewest, totalsOf } from './totals';

let made = 0;
const session = (client: string, date: string | null, self_compassion = true): ClientSession => ({
  id: `s-${(made += 1)}`,
  client,
  date,
  duration_minutes: 50,
  self_compassion,
  practice: '',
  note: '',
});

test('only sessions with self-compassion count as integrated', () => {
  const totals = totalsOf([
    session('ash', '2026-01-02'),
    session('ash', '2026-01-09', false),
    session('bay', '2026-01-03'),
  ]);
  expect(totals.get('ash')).toEqual({ sessions: 2, integrated: 1 });
  expect(totals.get('bay')).toEqual({ sessions: 1, integrated: 1 });
  expect(totals.get('elm')).toBeUndefined();
});

test('the newest month stands first, and what has no day before it', () => {
  const sessions = [session('a', '2025-12-30'), session('a', null), session('a', '2026-01-02')].sort(
    byNewest,
  );
  expect(byMonth(sessions).map((group) => [group.month, group.sessions.length])).toEqual([
    ['', 1],
    ['2026-01', 1],
    ['2025-12', 1],
  ]);
});

test('a session is listed in the month that it is said to stand in', () => {
  const open = session('a', '2024-01-05');
  const sessions = [session('a', '2026-01-09'), open, session('a', '2026-01-02')];
  const whereOpened = ({ id, date }: ClientSession) => (id === open.id ? '2026-01-05' : date);
  expect(byMonth(sessions).length).toBe(3);
  expect(byMonth(sessions, whereOpened)).toEqual([{ month: '2026-01', sessions }]);
});

test('the picture over time has the twelve months up to today, those without a session too', () => {
  const months = lastMonths(
    [session('a', '2026-11-02'), session('a', '2025-12-31'), session('b', '2025-11-30'), session('b', null)],
    '2026-11-23',
  );
  expect(months.length).toBe(12);
  expect(months[0]).toMatchObject({ month: '2025-12', sessions: 1 });
  expect(months.at(-1)).toMatchObject({ month: '2026-11', sessions: 1 });
  expect(months.reduce((sum, month) => sum + month.sessions, 0)).toBe(2);
});

test('the latest session is that of the client who is chosen, or of anybody', () => {
  const sessions = [session('a', '2026-11-02'), session('b', '2026-11-20'), session('a', null)];
  expect(latestOf(sessions, null)?.client).toBe('b');
  expect(latestOf(sessions, 'a')?.date).toBe('2026-11-02');
  expect(latestOf(sessions, 'c')).toBeNull();
});

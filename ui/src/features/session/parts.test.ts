import { expect, test } from 'vitest';
import type { SupervisionSession } from '$ipc';
import { fittingPart, heldNow } from './parts';

const NOW = new Date(2027, 1, 3, 16, 20);
const at = (hour: number, minute = 0) => new Date(2027, 1, 3, hour, minute);

function session(changes: Partial<SupervisionSession>): SupervisionSession {
  const begun: Partial<SupervisionSession> = { state: 'planned', date: '2027-02-03', start: '16:00:00' };
  return { ...begun, duration_minutes: 50, moved: [], ...changes } as SupervisionSession;
}

test('the part that is open fits the state and the time', () => {
  expect(fittingPart(session({ state: 'held' }), at(16), NOW)).toBe('after');
  expect(fittingPart(session({}), at(18), NOW)).toBe('prepare');
  expect(fittingPart(session({}), at(16), NOW)).toBe('during');
  expect(fittingPart(session({}), at(15), NOW)).toBe('after');
  expect(fittingPart(session({ date: '2027-02-10' }), null, NOW)).toBe('prepare');
  expect(fittingPart(session({ date: '2027-02-01' }), null, NOW)).toBe('after');
  expect(fittingPart(session({ date: null }), null, NOW)).toBe('after');
  expect(fittingPart(session({ state: 'no_show' }), at(15), NOW)).toBe('prepare');
});

test('a session that ends about when it should keeps its planned length', () => {
  const held = session({});
  heldNow(held, at(16), at(16, 55));
  expect(held).toMatchObject({ date: '2027-02-03', duration_minutes: 50, moved: [] });
});

test('one that took much longer, or had no length, is as long as it took', () => {
  const long = session({});
  heldNow(long, at(16), at(17, 32));
  expect(long.duration_minutes).toBe(90);
  const open = session({ duration_minutes: null });
  heldNow(open, at(16), at(16, 43));
  expect(open.duration_minutes).toBe(45);
});

test('one that was planned for a later day was moved to this one', () => {
  const early = session({ date: '2027-02-10' });
  heldNow(early, null, NOW);
  expect(early).toMatchObject({
    date: '2027-02-03',
    start: null,
    moved: [{ date: '2027-02-10', start: '16:00:00' }],
  });
});

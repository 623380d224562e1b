import { expect, test } from 'vitest';
import type { RecordOf, SessionSlot } from '$ipc';
import { linesOf } from './lines';

const slot = (number: number, kind: SessionSlot['kind'], title: string): SessionSlot => ({
  number,
  kind,
  title,
  step: 'assessment',
  strength: 'required',
  cite: '',
  agenda: [],
});
const session = (number: number, kind: SessionSlot['kind']): RecordOf<'supervision_session'> => ({
  kind: 'supervision_session',
  id: `s-${number}`,
  candidate: null,
  number,
  session_kind: kind,
  state: 'held',
  date: null,
  start: null,
  duration_minutes: null,
  medium: 'online',
  agenda_done: [],
  summary: '',
  guidance: '',
  actions: [],
});
const prepared = [slot(1, 'orientation', 'Orientation'), slot(2, 'supervision', 'Supervision')];

test('a prepared session waits until one of its number is noted', () => {
  const lines = linesOf(prepared, [session(2, 'supervision')]);
  expect(lines.map((line) => [line.number, line.session?.id ?? null])).toEqual([
    [1, null],
    [2, 's-2'],
  ]);
});

test('a further session stands after the prepared ones, with the title of its kind', () => {
  const lines = linesOf(prepared, [session(11, 'supervision')]);
  expect(lines.map((line) => line.title)).toEqual(['Orientation', 'Supervision', 'Supervision']);
});

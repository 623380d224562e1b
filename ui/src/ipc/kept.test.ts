import { beforeEach, expect, test, vi } from 'vitest';
import { dropAll, flushAll } from '$editor/autosave.svelte';
import { commands, type Retreat } from './bindings';
import { Kept } from './index';

vi.mock('./bindings');

const TOO_LONG = 'This title is too long.';
const TOO_LATE = 'This day lies in the future.';

function retreat(): Retreat & { kind: 'retreat' } {
  return {
    kind: 'retreat',
    id: 'r',
    title: '',
    started_on: '2999-01-01',
    ended_on: null,
    teachers: '',
    online: false,
    silent: true,
    note: '',
  };
}

/** A vault that keeps what it can of a record, and says what it could not. */
beforeEach(() => {
  dropAll();
  vi.mocked(commands.save).mockImplementation((record) => {
    const { title, started_on } = record as Retreat;
    const problems = [];
    if (started_on === '2999-01-01')
      problems.push({ field: 'started_on', code: 'in_the_future' as const, message: TOO_LATE });
    if (title.length > 9) problems.push({ field: 'title', code: 'too_long' as const, message: TOO_LONG });
    return Promise.resolve({ status: 'ok', data: { record, problems } });
  });
});

test('a typed value that was refused is not called saved, and holds the screen', async () => {
  const kept = new Kept<'retreat'>(retreat());
  kept.set('title', 'far too long');
  expect(await kept.flush()).toBe(false);
  expect(kept.state).toEqual({ failed: TOO_LONG });
  expect(await flushAll()).toBe(false);
});

test('a deeper change is held to the field in which it lies', async () => {
  const kept = new Kept<'retreat'>(retreat());
  kept.edit((record) => (record.title = 'far too long'));
  expect(await kept.flush()).toBe(false);
  expect(kept.state).toEqual({ failed: TOO_LONG });
});

test('a mended value lets the screen go', async () => {
  const kept = new Kept<'retreat'>(retreat());
  kept.set('title', 'far too long');
  await kept.flush();
  kept.set('title', 'short');
  expect(await flushAll()).toBe(true);
  expect(kept.state).toBe('saved');
});

test('a problem that lay there before, in a field that nobody touched, holds nobody', async () => {
  const kept = new Kept<'retreat'>(retreat());
  kept.edit((record) => (record.note = 'Silence.'));
  expect(await kept.flush()).toBe(true);
  expect(kept.problem('started_on')).toBe(TOO_LATE);
  expect(kept.state).toBe('saved');
});

test('what is dropped, alone or with everything, holds nobody', async () => {
  const kept = new Kept<'retreat'>(retreat());
  for (const drop of [() => kept.drop(), dropAll]) {
    kept.set('title', 'far too long');
    expect(await flushAll()).toBe(false);
    drop();
    expect(await flushAll()).toBe(true);
    expect(kept.state).toBe('saved');
  }
});

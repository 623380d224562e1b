import { beforeEach, expect, test, vi } from 'vitest';
import type { Retreat } from './bindings';

const vault = vi.hoisted(() => ({
  kept: new Map<string, Retreat>(),
  removed: new Map<string, Retreat>(),
  made: 0,
}));

vi.mock('./bindings', () => {
  const ok = <T>(data: T) => Promise.resolve({ status: 'ok' as const, data });
  const refused = (code: string, message: string, field: string | null) =>
    Promise.resolve({ status: 'error' as const, error: { code, message, field } });
  const retreat = (): Retreat & { kind: 'retreat' } => ({
    kind: 'retreat',
    id: `r-${(vault.made += 1)}`,
    title: '',
    started_on: null,
    ended_on: null,
    teachers: '',
    online: false,
    silent: true,
    note: '',
  });
  return {
    commands: {
      records: () => ok([...vault.kept.values()]),
      blank: () => ok(retreat()),
      save: (record: Retreat) => {
        if (record.title === 'wrong') return refused('invalid', 'This title cannot be kept.', 'title');
        vault.kept.set(record.id, record);
        return ok({ record, problems: [] });
      },
      remove: (id: string) => {
        const record = vault.kept.get(id);
        if (!record) return refused('not_found', 'There is no such record.', null);
        vault.kept.delete(id);
        vault.removed.set(id, record);
        return ok(null);
      },
      bringBack: (id: string) => {
        const record = vault.removed.get(id);
        if (record) vault.kept.set(id, record);
        return ok(null);
      },
    },
  };
});

const { KeptList } = await import('./index');

beforeEach(() => {
  vault.kept.clear();
  vault.removed.clear();
});

test('a new record that nobody typed into leaves nothing behind', async () => {
  const list = new KeptList('retreat');
  await list.add();
  expect(list.records).toHaveLength(1);
  expect(await list.close()).toBe(true);
  expect(list.records).toHaveLength(0);
  expect(vault.kept.size).toBe(0);
});

test('what was typed into a new record is kept when it is closed', async () => {
  const list = new KeptList('retreat');
  await list.add();
  list.open?.set('title', 'Five days of silence');
  expect(await list.close()).toBe(true);
  expect([...vault.kept.values()].map(({ title }) => title)).toEqual(['Five days of silence']);
});

test('what cannot be kept stays open with its reason', async () => {
  const list = new KeptList('retreat');
  await list.add();
  list.open?.set('title', 'wrong');
  expect(await list.close()).toBe(false);
  expect(list.open?.problem('title')).toBe('This title cannot be kept.');
  expect(list.open?.record.title).toBe('wrong');
});

test('a removed record comes back with what was typed last', async () => {
  const list = new KeptList('retreat');
  await list.add();
  list.open?.set('title', 'Silence');
  const [record] = list.records;
  if (!record) throw new Error('there is one');
  const undo = await list.remove(record);
  expect(list.records).toHaveLength(0);
  undo?.();
  await vi.waitFor(() => expect(list.records.map(({ title }) => title)).toEqual(['Silence']));
});

test('a new record that never reached the vault is removed without a complaint', async () => {
  const list = new KeptList('retreat');
  await list.add();
  const [record] = list.records;
  if (!record) throw new Error('there is one');
  expect(await list.remove(record)).toBeNull();
  expect(list.records).toHaveLength(0);
  expect(list.refused).toBeNull();
});

test('an open record stays in its place until it is closed', async () => {
  const list = new KeptList('retreat', (a, b) => a.title.localeCompare(b.title));
  for (const title of ['B', 'A']) {
    await list.add();
    list.open?.set('title', title);
    expect(list.records[0]?.title).toBe(title);
    await list.close();
  }
  expect(list.records.map(({ title }) => title)).toEqual(['A', 'B']);
  const [first] = list.records;
  if (!first) throw new Error('there is one');
  await list.toggle(first);
  list.open?.set('title', 'C');
  expect(list.records.map(({ title }) => title)).toEqual(['C', 'B']);
  await list.close();
  expect(list.records.map(({ title }) => title)).toEqual(['B', 'C']);
});

test('loading again keeps the open record itself, so that no older words come back', async () => {
  const list = new KeptList('retreat');
  await list.add();
  list.open?.set('title', 'Five days');
  await list.open?.flush();
  await list.load();
  list.open?.set('title', 'Five days of silence');
  expect(list.records.map(({ title }) => title)).toEqual(['Five days of silence']);
  await list.close();
  const [record] = list.records;
  if (!record) throw new Error('there is one');
  await list.toggle(record);
  expect(list.open?.record.title).toBe('Five days of silence');
});

test('loading again leaves a new record on top, though the vault does not know it yet', async () => {
  const list = new KeptList('retreat');
  await list.add();
  list.open?.set('title', 'Kept');
  await list.close();
  await list.add();
  await list.load();
  expect(list.records.map(({ title }) => title)).toEqual(['', 'Kept']);
  expect(list.open?.record.id).toBe(list.records[0]?.id);
});

test('a double press begins one record', async () => {
  const list = new KeptList('retreat');
  await Promise.all([list.add(), list.add()]);
  expect(list.records).toHaveLength(1);
});

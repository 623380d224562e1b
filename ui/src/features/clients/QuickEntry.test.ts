import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Client, ClientSession } from '$ipc';
import * as words from '$words';

const vault = vi.hoisted(() => ({ kept: new Map<string, { practice: string }>() }));
const said = vi.hoisted(() => ({ reason: 'This is too long.' }));

vi.mock('../../ipc/bindings', () => {
  const ok = <T>(data: T) => Promise.resolve({ status: 'ok' as const, data });
  let made = 0;
  const blank = (client: string): ClientSession => ({
    id: `s-${(made += 1)}`,
    client,
    date: null,
    duration_minutes: null,
    self_compassion: true,
    practice: '',
    note: '',
  });
  return {
    commands: {
      blank: (_: string, about: string) => ok(blank(about)),
      save: (record: ClientSession) => {
        const wrong = record.practice.startsWith('too long');
        vault.kept.set(record.id, wrong ? { ...record, practice: '' } : record);
        return ok({ record, problems: wrong ? [{ field: 'practice', message: said.reason }] : [] });
      },
      remove: (id: string) => {
        vault.kept.delete(id);
        return ok(null);
      },
    },
  };
});

const { default: QuickEntry } = await import('./QuickEntry.svelte');
const ash: Client = { id: 'ash', pseudonym: 'Ash', note: '' };
const practiceField = () => screen.getByLabelText(new RegExp(words.clients_practice()));

async function entry(practice: string) {
  const onadded = vi.fn(() => Promise.resolve());
  render(QuickEntry, { clients: [ash], onadded });
  await userEvent.selectOptions(screen.getByLabelText(words.clients_client()), 'Ash');
  await userEvent.type(practiceField(), practice);
  await userEvent.click(screen.getByRole('button', { name: words.clients_add() }));
  return onadded;
}

beforeEach(() => vault.kept.clear());

test('a refused field keeps its words with the reason beside it, and no half session stays', async () => {
  const onadded = await entry('too long a practice');
  await screen.findByText(said.reason);
  expect(practiceField()).toHaveProperty('value', 'too long a practice');
  expect(vault.kept.size).toBe(0);
  expect(onadded).not.toHaveBeenCalled();
});

test('a session that is kept empties the practice for the next one', async () => {
  const onadded = await entry('Soften, soothe');
  await vi.waitFor(() => expect(onadded).toHaveBeenCalledOnce());
  expect([...vault.kept.values()].map(({ practice }) => practice)).toEqual(['Soften, soothe']);
  await vi.waitFor(() => expect(practiceField()).toHaveProperty('value', ''));
});

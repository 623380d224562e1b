import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { commands, type Ask, type Profile, type Status } from '$ipc/bindings';
import { toasts } from '$components';
import App from './App.svelte';

vi.mock('$ipc/bindings');
// Outside of a Tauri window there is no channel.
vi.mock('@tauri-apps/api/core', () => ({
  Channel: class {
    constructor(readonly onmessage: (ask: Ask) => void) {}
  },
}));

const profile: Profile & { kind: 'profile' } = {
  kind: 'profile',
  id: 'profile',
  name: 'Ingrid Solheim',
  credentials: '',
  role: '',
  practice: '',
  address: '',
  email: '',
  phone: '',
  website: '',
  place: '',
  paper: 'a4',
  logo_png: '',
  signature_png: '',
};
const known = { name: 'Ingrid Solheim', folder: 'Documents' };
const full = 'The disk is full.';

let open: Status['open'];

// All screens are compiled here for the first time: longer than a person would wait for one.
beforeAll(() => import('./Workspace.svelte'), 120_000);

beforeEach(() => {
  vi.resetAllMocks();
  open = { name: known.name, workspace: 'supervisor', sample: false };
  const ok = <Data>(data: Data) => Promise.resolve({ status: 'ok' as const, data });
  vi.mocked(commands.settings).mockImplementation(() =>
    ok({ theme: 'system', text: 'normal', lock_after_minutes: 5 }),
  );
  vi.mocked(commands.status).mockImplementation(() =>
    ok({ open, chosen: known, recent: [known], place: 'Documents', shortest_passphrase: 12, left: null }),
  );
  vi.mocked(commands.candidates).mockImplementation(() => ok([]));
  vi.mocked(commands.records).mockImplementation(() => ok([profile]));
  vi.mocked(commands.save).mockImplementation((record) => ok({ record, problems: [] }));
  vi.mocked(commands.lock).mockImplementation(() => ok(null));
});

async function typeIntoProfile() {
  const user = userEvent.setup();
  render(App);
  await user.click(await screen.findByRole('button', { name: 'You and your letterhead' }));
  await user.type(await screen.findByLabelText('Name'), ' PhD');
  return user;
}

function diskFills() {
  vi.mocked(commands.save).mockImplementation(() =>
    Promise.resolve({ status: 'error', error: { code: 'disk_full', message: full, field: null } }),
  );
}

/** Nothing can be read here any more: the shell opens a fresh window. */
const nothingIsShown = () => waitFor(() => expect(document.body.textContent.trim()).toBe(''));

/** The shell locks by itself. */
function shellAsks() {
  vi.mocked(commands.watch).mock.lastCall?.[0].onmessage('lock');
}

test('locking first saves what was just typed, and then shows nothing more', async () => {
  const user = await typeIntoProfile();
  await user.keyboard('{Control>}l{/Control}');
  await nothingIsShown();
  expect(vi.mocked(commands.save).mock.lastCall?.[0]).toMatchObject({ name: 'Ingrid Solheim PhD' });
  expect(commands.lock).toHaveBeenCalledExactlyOnceWith(false, false);
});

test('a shell that locks by itself gets the last words too', async () => {
  await typeIntoProfile();
  shellAsks();
  await nothingIsShown();
  expect(vi.mocked(commands.save).mock.lastCall?.[0]).toMatchObject({ name: 'Ingrid Solheim PhD' });
  expect(commands.lock).toHaveBeenCalledExactlyOnceWith(false, false);
});

test('a shell that locks by itself is not held up by words that cannot be saved, and hears of them', async () => {
  diskFills();
  await typeIntoProfile();
  shellAsks();
  await nothingIsShown();
  expect(commands.lock).toHaveBeenCalledExactlyOnceWith(true, false);
});

test('words that cannot be saved keep the vault open until the person lets them go', async () => {
  diskFills();
  const user = await typeIntoProfile();
  await user.keyboard('{Control>}l{/Control}');
  expect(await screen.findByText('Some words are not saved')).toBeTruthy();
  expect(commands.lock).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Stay here' }));
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Ingrid Solheim PhD');

  await user.keyboard('{Control>}l{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Lock and lose them' }));
  await nothingIsShown();
  expect(commands.lock).toHaveBeenCalledOnce();

  // Once the vault is locked, the lost words must not be tried again: the next vault may be another one.
  const tried = vi.mocked(commands.save).mock.calls.length;
  document.dispatchEvent(new Event('visibilitychange'));
  await Promise.resolve();
  expect(vi.mocked(commands.save).mock.calls.length).toBe(tried);
});

test('words that cannot be saved keep the person on their screen', async () => {
  diskFills();
  const user = await typeIntoProfile();
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  await waitFor(() => expect(toasts.current?.text).toContain('not saved yet'));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('You and your letterhead');
});

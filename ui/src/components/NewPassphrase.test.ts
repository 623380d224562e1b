import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import NewPassphrase from './NewPassphrase.svelte';
import type { PassphraseJudged } from './StrengthMeter.svelte';

const FIVE = 'meadow kettle harbour lantern violin';
const weak: PassphraseJudged = { level: 'weak', enough: false, advice: 'Add a word.' };
const strong: PassphraseJudged = { level: 'strong', enough: true, advice: '' };

function drawn() {
  const judge = vi.fn((passphrase: string) => Promise.resolve(passphrase === FIVE ? strong : weak));
  render(NewPassphrase, { id: 'fresh', label: 'Passphrase', judge, propose: () => Promise.resolve(FIVE) });
  const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;
  return { judge, field };
}

test('a passphrase is judged in words when the person pauses, and not at each key', async () => {
  const { judge } = drawn();
  await userEvent.type(screen.getByLabelText('Passphrase'), 'meadow');
  expect(await screen.findByText('Weak.')).toBeTruthy();
  expect(screen.getByText(/Add a word\./).getAttribute('aria-live')).toBe('polite');
  expect(judge).toHaveBeenCalledExactlyOnceWith('meadow');
});

test('five words are shown before they are used, and then stand in both fields', async () => {
  const { field } = drawn();
  await userEvent.click(screen.getByRole('button', { name: 'Suggest one' }));
  expect(screen.getByText(FIVE)).toBeTruthy();
  expect(field('Passphrase')).toBe('');
  await userEvent.click(screen.getByRole('button', { name: 'Use this' }));
  expect([field('Passphrase'), field('The same passphrase again')]).toEqual([FIVE, FIVE]);
  expect(await screen.findByText('Strong.')).toBeTruthy();
});

test('words that are no longer the passphrase leave the screen', async () => {
  drawn();
  await userEvent.click(screen.getByRole('button', { name: 'Suggest one' }));
  await userEvent.click(screen.getByRole('button', { name: 'Use this' }));
  await userEvent.type(screen.getByLabelText('Passphrase'), '!');
  expect(screen.queryByText(FIVE)).toBeNull();
});

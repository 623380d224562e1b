import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import type { History } from './history';
import HistoryButton from './HistoryButton.svelte';

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function () {
    this.open = true;
  };
});

function texts(...written: string[]): History & { brought: string[] } {
  const brought: string[] = [];
  return {
    brought,
    versions: async () => [
      { number: 'now', at: null, words: 2, what_changed: ['Summary'] },
      ...written.map((_, i) => ({
        number: String(written.length - i),
        at: '2026-03-12T10:00:00Z',
        words: 2,
      })),
    ],
    compare: async (earlier, later) => [
      {
        field: 'summary',
        label: 'Summary',
        parts: [
          { how: 'removed', text: earlier },
          { how: 'kept', text: ' rest ' },
          { how: 'added', text: later },
        ],
      },
    ],
    bringBack: async (number) => void brought.push(number),
  };
}

function opened(history: History, keep = async () => true, reread = async () => {}) {
  render(HistoryButton, { what: 'Session 3', history, keep, reread });
  return userEvent.click(screen.getByRole('button', { name: 'History: Session 3' }));
}

test('words that are only on the screen keep the history closed', async () => {
  await opened(texts('one'), async () => false);
  expect(screen.queryByText('Bring this text back')).toBeNull();
});

test('the newest earlier text is held against the present one, struck and underlined', async () => {
  await opened(texts('two', 'one'));
  await waitFor(() => expect(document.querySelector('ins')?.textContent).toBe('Added: now'));
  expect(document.querySelector('del')?.textContent).toBe('Removed: 2');
  await userEvent.click(screen.getByLabelText('the text before it'));
  await waitFor(() => expect(document.querySelector('ins')?.textContent).toBe('Added: 2'));
  expect(document.querySelector('del')?.textContent).toBe('Removed: 1');
});

test('the chosen text is brought back, and the screen reads it', async () => {
  const history = texts('two', 'one');
  const reread = vi.fn(async () => {});
  await opened(history, undefined, reread);
  await userEvent.click(await screen.findByText('Bring this text back'));
  expect(history.brought).toEqual(['2']);
  expect(reread).toHaveBeenCalledOnce();
});

test('a text without a history says so', async () => {
  await opened(texts());
  expect(await screen.findByText('No earlier text yet.')).toBeTruthy();
  expect(screen.queryByText('Bring this text back')).toBeNull();
});

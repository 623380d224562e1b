import { render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import Dialog from './Dialog.svelte';

const children = createRawSnippet(() => ({ render: () => '<p>Removing…</p>' }));

test('a dialog whose work is under way cannot be closed by any key or button', () => {
  const onclose = vi.fn();
  render(Dialog, { open: true, title: 'Remove for good', working: true, children, onclose });
  const dialog = screen.getByRole<HTMLDialogElement>('dialog');
  const escape = new Event('cancel', { cancelable: true });
  dialog.dispatchEvent(escape);
  expect(escape.defaultPrevented).toBe(true);
  expect(screen.getByRole('button')).toHaveProperty('disabled', true);
  // A second Esc closes it all the same: it opens again.
  dialog.close();
  expect(dialog.open).toBe(true);
  expect(onclose).not.toHaveBeenCalled();
});

test('one that rests closes', () => {
  const onclose = vi.fn();
  render(Dialog, { open: true, title: 'Remove for good', children, onclose });
  screen.getByRole<HTMLDialogElement>('dialog').close();
  expect(onclose).toHaveBeenCalledOnce();
});

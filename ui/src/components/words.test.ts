import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import PrivatePaper from './PrivatePaper.svelte';
import TextArea from './TextArea.svelte';

test('half a character is mended before it leaves the field', async () => {
  const oninput = vi.fn();
  render(TextArea, { label: 'Words', oninput });
  const field = screen.getByLabelText<HTMLTextAreaElement>('Words');
  field.value = 'cut \ud83d';
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  expect(oninput).toHaveBeenCalledExactlyOnceWith('cut \ufffd');
});

test('words are shown as text, whatever they look like', async () => {
  render(TextArea, { label: 'Words', value: '<b>not bold</b>' });
  expect(screen.getByLabelText<HTMLTextAreaElement>('Words').value).toBe('<b>not bold</b>');
  expect(document.querySelector('b')).toBeNull();
});

test('private paper always says where its words stay', async () => {
  render(PrivatePaper, { value: '' });
  const field = screen.getByLabelText('Private note', { selector: 'textarea' });
  const promise = screen.getByText('Only in this vault. Never in a letter, a document or a package.');
  expect(field.getAttribute('aria-describedby')).toBe(promise.id);
  await userEvent.type(field, 'mine');
});

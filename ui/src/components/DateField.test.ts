import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { anyUnreadable } from '$editor/unreadable';
import DateField from './DateField.svelte';

const props = { label: 'Date', locale: 'en-GB', today: '2026-11-23' };

test('a date that is no day keeps the typed text, says how to mend it and is never emitted', async () => {
  const onchange = vi.fn();
  render(DateField, { ...props, value: '2026-03-12', onchange });
  const field = screen.getByLabelText<HTMLInputElement>('Date');
  await userEvent.clear(field);
  onchange.mockClear();
  await userEvent.type(field, '30.2.2026');
  await userEvent.tab();
  expect(field.value).toBe('30.2.2026');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  const error = screen.getByText('There is no such day in the calendar. Check the day and the month.');
  expect(field.getAttribute('aria-describedby')?.split(' ')).toContain(error.closest('[id]')?.id);
  expect(onchange).not.toHaveBeenCalledWith(expect.stringContaining('2026-02'));
});

test('no error is shown while the date is still being typed', async () => {
  render(DateField, props);
  const field = screen.getByLabelText('Date');
  await userEvent.type(field, '30.2.');
  expect(field.getAttribute('aria-invalid')).toBeNull();
});

test('a date in the reader’s order is emitted once, as ISO, and what was understood is shown', async () => {
  const onchange = vi.fn();
  render(DateField, { ...props, onchange });
  const field = screen.getByLabelText<HTMLInputElement>('Date');
  await userEvent.type(field, '12/3/2026');
  expect(onchange).toHaveBeenLastCalledWith('2026-03-12');
  expect(screen.getByText(/^Thursday,? 12 March 2026$/)).toBeTruthy();
  await userEvent.tab();
  expect(field.value).toBe('12 Mar 2026');
});

test('an emptied date is emitted as none', async () => {
  const onchange = vi.fn();
  render(DateField, { ...props, value: '2026-03-12', onchange });
  await userEvent.clear(screen.getByLabelText('Date'));
  expect(onchange).toHaveBeenCalledExactlyOnceWith(null);
});

test('a value from outside replaces the typed text', async () => {
  const { rerender } = render(DateField, { ...props, value: '2026-03-12' });
  await rerender({ value: '2026-04-01' });
  expect(screen.getByLabelText<HTMLInputElement>('Date').value).toBe('1 Apr 2026');
});

test.each(['pt-BR', 'zh', 'ja', 'hu', 'ru', 'bg', 'ko', 'ca', 'uk', 'lv', 'he', 'vi', 'ar-EG', 'fa', 'th'])(
  'a kept date is understood as %s writes it',
  async (locale) => {
    const onchange = vi.fn();
    render(DateField, { ...props, locale, value: '2026-03-12', onchange });
    const field = screen.getByLabelText('Date');
    await userEvent.click(field);
    await userEvent.tab();
    expect(field.getAttribute('aria-invalid')).toBeNull();
    expect(onchange).not.toHaveBeenCalled();
  },
);

test('a text that cannot be read is known to be unreadable until it is mended or its field is gone', async () => {
  const { unmount } = render(DateField, props);
  const field = screen.getByLabelText('Date');
  await userEvent.type(field, 'soon');
  expect(anyUnreadable()).toBe(true);
  await userEvent.clear(field);
  expect(anyUnreadable()).toBe(false);
  await userEvent.type(field, 'soon');
  unmount();
  expect(anyUnreadable()).toBe(false);
});

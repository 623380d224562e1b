import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import WorkProgress from './WorkProgress.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('work that is soon done shows no bar', async () => {
  render(WorkProgress, { label: 'Working', perMille: null });
  await vi.advanceTimersByTimeAsync(200);
  expect(screen.queryByRole('progressbar')).toBeNull();
  await vi.advanceTimersByTimeAsync(200);
  expect(screen.getByRole('progressbar', { name: 'Working' })).toBeTruthy();
});

test('the time left is told once it can be told with some truth', async () => {
  const { rerender } = render(WorkProgress, { label: 'Working', perMille: null });
  await vi.advanceTimersByTimeAsync(1000);
  await rerender({ perMille: 100 });
  expect(screen.getByText('Working')).toBeTruthy();
  await vi.advanceTimersByTimeAsync(3000);
  await rerender({ perMille: 400 });
  expect(screen.getByText('Working About 6 seconds left.')).toBeTruthy();
});

test('work is stopped once, however often that is asked', async () => {
  const oncancel = vi.fn();
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  render(WorkProgress, { label: 'Working', perMille: null, oncancel });
  await vi.advanceTimersByTimeAsync(400);
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await user.click(screen.getByRole('button', { name: 'Stopping…' }));
  expect(oncancel).toHaveBeenCalledOnce();
});

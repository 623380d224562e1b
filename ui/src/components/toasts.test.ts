import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toasts } from './toasts.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what was just said belongs to the step that is being taken, and stays', () => {
  toasts.say('Removed', () => {});
  toasts.leave();
  expect(toasts.current?.text).toBe('Removed');
});

test('what was said of the last thing goes when a new one is begun', () => {
  toasts.say('Brought back');
  vi.advanceTimersByTime(2000);
  toasts.moveOn();
  expect(toasts.current).toBeNull();

  toasts.say('Removed', () => {});
  vi.advanceTimersByTime(2000);
  toasts.moveOn();
  expect(toasts.current?.text).toBe('Removed');
  toasts.leave();
  expect(toasts.current).toBeNull();
});

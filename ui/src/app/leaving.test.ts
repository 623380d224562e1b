import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Autosave, dropAll } from '$editor/autosave.svelte';
import { forget, holdUnreadable } from '$editor/unreadable';
import { AGAIN_MS, Leaving, READ_MS } from './leaving';

const say = vi.fn();
const field = {};

beforeEach(() => {
  vi.useFakeTimers();
  say.mockReset();
});
afterEach(() => {
  dropAll();
  forget(field);
  vi.useRealTimers();
});

function refusedWords() {
  const autosave = new Autosave<string>(() => Promise.resolve('too long.'));
  autosave.change('words');
  return autosave;
}

test('a screen on which everything is kept is left without a word', async () => {
  new Autosave<string>(async () => {}).change('words');
  expect(await new Leaving(say).may()).toBe(true);
  expect(say).not.toHaveBeenCalled();
});

test('refused words keep the person once, and are let go when they leave again', async () => {
  const autosave = refusedWords();
  const leaving = new Leaving(say);
  expect(await leaving.may()).toBe(false);
  expect(say).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(AGAIN_MS);
  expect(await leaving.may()).toBe(true);
  expect(autosave.state).toBe('saved');
});

test('the second half of a double click loses nothing', async () => {
  refusedWords();
  const leaving = new Leaving(say);
  await leaving.may();
  vi.advanceTimersByTime(READ_MS - 1);
  expect(await leaving.may()).toBe(false);
});

test('a second leave that comes late is a first one', async () => {
  refusedWords();
  const leaving = new Leaving(say);
  await leaving.may();
  vi.advanceTimersByTime(AGAIN_MS + 1);
  expect(await leaving.may()).toBe(false);
  expect(say).toHaveBeenCalledTimes(2);
});

test('a text that could not be read keeps the person too, until it is gone', async () => {
  holdUnreadable(field, true);
  const leaving = new Leaving(say);
  expect(await leaving.may()).toBe(false);
  holdUnreadable(field, false);
  expect(await leaving.may()).toBe(true);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Autosave, flushAll } from './autosave.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A disk that answers when the test says so. */
function slowDisk() {
  const begun: string[] = [];
  const written: string[] = [];
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const save = (text: string) =>
    new Promise<void>((resolve, reject) => {
      begun.push(text);
      answers.push({
        resolve: () => {
          written.push(text);
          resolve();
        },
        reject,
      });
    });
  return {
    begun,
    written,
    save,
    answer: () => answers.shift()?.resolve(),
    refuse: (why: string) => answers.shift()?.reject(new Error(why)),
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test('a pause of half a second saves', async () => {
  const save = vi.fn(async () => {});
  const autosave = new Autosave<string>(save);
  autosave.change('a');
  expect(autosave.state).toBe('unsaved');
  await vi.advanceTimersByTimeAsync(499);
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(save).toHaveBeenCalledExactlyOnceWith('a');
  expect(autosave.state).toBe('saved');
});

test('typing without a pause is saved a second and a half after the first key', async () => {
  const save = vi.fn(async () => {});
  const autosave = new Autosave<string>(save);
  for (let i = 0; i < 14; i++) {
    autosave.change(`key ${i}`);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(save).toHaveBeenCalledExactlyOnceWith('key 13');
});

test('one save is under way at a time and the newest text wins', async () => {
  const disk = slowDisk();
  const autosave = new Autosave<string>(disk.save);
  autosave.change('one');
  await vi.advanceTimersByTimeAsync(500);
  autosave.change('two');
  await vi.advanceTimersByTimeAsync(500);
  autosave.change('three');
  await vi.advanceTimersByTimeAsync(2000);
  expect(disk.begun).toEqual(['one']);
  expect(autosave.state).toBe('saving');
  disk.answer();
  await settle();
  expect(disk.begun).toEqual(['one', 'three']);
  disk.answer();
  await settle();
  expect(disk.written).toEqual(['one', 'three']);
  expect(autosave.state).toBe('saved');
});

test('flush waits for the save under way and for what was typed after it', async () => {
  const disk = slowDisk();
  const autosave = new Autosave<string>(disk.save);
  autosave.change('one');
  await vi.advanceTimersByTimeAsync(500);
  autosave.change('two');
  let left: boolean | undefined;
  void autosave.flush().then((saved) => (left = saved));
  disk.answer();
  await settle();
  expect(left).toBeUndefined();
  disk.answer();
  await settle();
  expect(left).toBe(true);
  expect(disk.written).toEqual(['one', 'two']);
});

test('a refused save says why, keeps the text and tries again with the next key', async () => {
  const disk = slowDisk();
  const autosave = new Autosave<string>(disk.save);
  autosave.change('one');
  await vi.advanceTimersByTimeAsync(500);
  disk.refuse('the disk is full.');
  await settle();
  expect(autosave.state).toEqual({ failed: 'the disk is full.' });
  autosave.change('one and more');
  await vi.advanceTimersByTimeAsync(500);
  disk.answer();
  await settle();
  expect(disk.written).toEqual(['one and more']);
  expect(autosave.state).toBe('saved');
});

test('flush after a refused save offers the same text again', async () => {
  const disk = slowDisk();
  const autosave = new Autosave<string>(disk.save);
  autosave.change('one');
  await vi.advanceTimersByTimeAsync(500);
  disk.refuse('the disk is full.');
  await settle();
  const left = autosave.flush();
  disk.answer();
  expect(await left).toBe(true);
  expect(disk.written).toEqual(['one']);
});

test('a flush that is refused ends and answers no', async () => {
  const disk = slowDisk();
  const autosave = new Autosave<string>(disk.save);
  autosave.change('one');
  const left = autosave.flush();
  disk.refuse('the disk is full.');
  expect(await left).toBe(false);
  expect(disk.begun).toEqual(['one']);
  autosave.drop();
});

test('a text typed while a failing save was under way is still saved', async () => {
  const disk = slowDisk();
  const autosave = new Autosave<string>(disk.save);
  autosave.change('one');
  await vi.advanceTimersByTimeAsync(500);
  autosave.change('two');
  disk.refuse('the disk was busy.');
  await vi.advanceTimersByTimeAsync(500);
  expect(disk.begun).toEqual(['one', 'two']);
  disk.answer();
  await settle();
  expect(disk.written).toEqual(['two']);
  expect(autosave.state).toBe('saved');
});

test('flushAll saves every open editor', async () => {
  const first = vi.fn(async () => {});
  const second = vi.fn(async () => {});
  new Autosave<string>(first).change('a');
  new Autosave<string>(second).change('b');
  expect(await flushAll()).toBe(true);
  expect(first).toHaveBeenCalledExactlyOnceWith('a');
  expect(second).toHaveBeenCalledExactlyOnceWith('b');
});

test('a dropped change is never written', async () => {
  const save = vi.fn(async () => {});
  const autosave = new Autosave<string>(save);
  autosave.change('thrown away');
  autosave.drop();
  await vi.advanceTimersByTimeAsync(3000);
  expect(save).not.toHaveBeenCalled();
  expect(autosave.state).toBe('saved');
});

import { Channel } from '@tauri-apps/api/core';

/** What a command that takes its time is handed, so that each word from it comes to `say`. */
export function hear<Word>(say: (word: Word) => void): Channel<Word> {
  const channel = new Channel<Word>();
  channel.onmessage = say;
  return channel;
}

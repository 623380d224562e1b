import { Channel } from '@tauri-apps/api/core';
import { commands, type Ask, type Progress } from './bindings';

/** Lets the shell ask the page for something: `act` is what the page does then. */
export function whenAsked(act: (ask: Ask) => void): void {
  void commands.watch(new Channel(act));
}

/**
 * A channel for long work: `told` hears how far it is, from 0 to 1000. `ipc.stop(channel.id)` cancels the work.
 */
export function progressTo(told: (perMille: number) => void): Channel<Progress> {
  return new Channel(({ per_mille }) => told(per_mille));
}

import { appear } from '$app/appearance';
import { toasts } from '$components';
import { ipc, Refused, type Settings } from '$ipc';

/** What the person chose for this computer; every choice is kept at once. */
export class Chosen {
  settings = $state.raw<Settings | null>(null);

  async load(): Promise<void> {
    this.settings = await ipc.settings();
  }

  async keep(choice: Partial<Settings>): Promise<void> {
    if (!this.settings) return;
    this.settings = { ...this.settings, ...choice };
    appear(this.settings);
    try {
      await ipc.keepSettings(this.settings);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      toasts.say(error.message);
    }
  }
}

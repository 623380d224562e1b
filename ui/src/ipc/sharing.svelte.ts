import { ipc } from './index';

/** Whether the person shares their screen: everything private is hidden then, on every screen and in every search. */
class Sharing {
  on = $state(false);
  /** How often the shell has heard it: what it hands out is as it should be then. */
  turned = $state(0);

  /** Asks the shell, which remembers it behind a lock. */
  async read(): Promise<void> {
    this.on = await ipc.sharing();
  }

  /** Hides at once; shows once the shell hands out private words again. */
  async turn(on: boolean): Promise<void> {
    if (on) this.on = true;
    await ipc.share(on);
    this.on = on;
    this.turned += 1;
  }
}

export const sharing = new Sharing();

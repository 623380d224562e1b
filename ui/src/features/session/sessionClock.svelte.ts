import { ipc, type Kept, type SessionTime } from '$ipc';
import { zoneHere } from '$lib/zones';

/** What there is to say about the time of an open session, anew whenever it is changed. */
export class SessionClock {
  time = $state.raw<SessionTime | null>(null);
  #asked = 0;

  get startsAt(): Date | null {
    // Read, never changed: it need not be reactive.
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    return this.time?.starts_at ? new Date(this.time.starts_at) : null;
  }

  /** For an effect: asks again when the time on the screen has changed. */
  follow(kept: Kept<'supervision_session'>): void {
    const { id, date, start, zone = '', duration_minutes, state } = kept.record;
    const asked = ++this.#asked;
    if (!date || !start || !state) {
      this.time = null;
      return;
    }
    void ipc.sessionTime({ session: id, date, start, zone, duration_minutes, here: zoneHere() }).then(
      (time) => {
        // An earlier question may be answered after a later one.
        if (asked === this.#asked) this.time = time;
      },
      () => {
        if (asked === this.#asked) this.time = null;
      },
    );
  }
}

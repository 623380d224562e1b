import { describe, expect, it } from 'vitest';
import { OneAtATime } from './oneAtATime';

/** A job whose runs end when the test says so. */
function slow() {
  const ends: (() => void)[] = [];
  const running = { now: 0, most: 0 };
  const job = new OneAtATime(async () => {
    running.now += 1;
    running.most = Math.max(running.most, running.now);
    await new Promise<void>((resolve) => ends.push(resolve));
    running.now -= 1;
  });
  return { job, ends, running };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('a job of which one run is under way at a time', () => {
  it('runs once more for all who asked meanwhile', async () => {
    const { job, ends, running } = slow();
    const first = job.ask();
    const later = [job.ask(), job.ask(), job.ask()];
    ends[0]?.();
    await first;
    await settled();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await Promise.all(later);
    await settled();
    expect(ends).toHaveLength(2);
    expect(running.most).toBe(1);
  });

  it('does not answer before a run that began after the question has ended', async () => {
    const { job, ends } = slow();
    const first = job.ask();
    let answered = false;
    const later = job.ask().then(() => (answered = true));
    ends[0]?.();
    await first;
    await settled();
    expect(answered).toBe(false);
    ends[1]?.();
    await later;
    expect(answered).toBe(true);
  });

  it('goes on after a run that failed', async () => {
    let runs = 0;
    const job = new OneAtATime(async () => {
      runs += 1;
      if (runs === 1) throw new Error('once');
    });
    const [first, second] = await Promise.allSettled([job.ask(), job.ask()]);
    expect([first.status, second.status, runs]).toEqual(['rejected', 'fulfilled', 2]);
  });
});

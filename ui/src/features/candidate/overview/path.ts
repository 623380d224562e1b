import type { Requirement } from '$ipc';

/** How far along a step is, 0 to 1: the share of its required demands that is met, half-met counts in part. */
export function walkedOf(step: string, requirements: readonly Requirement[]): number {
  const asked = requirements.filter((each) => each.step === step && each.strength === 'required');
  if (asked.length === 0) return 0;
  const done = asked.map(({ state, count }) => {
    if (state === 'met') return 1;
    return count && count.needed > 0 ? Math.min(1, count.done / count.needed) : 0;
  });
  return done.reduce((sum, part) => sum + part, 0) / asked.length;
}

import { describe, expect, it } from 'vitest';
import { drawn } from './stagePicture';

const at = (date: string | null, stage: number | null) => ({ date, stage });

describe('the picture of a competency', () => {
  it('goes from the first day at the left to the last at the right, the first stage at the foot', () => {
    const { seen, own, levels } = drawn(
      [at('2026-03-01', 6), at('2026-01-01', 1)],
      [at('2026-01-30', 3)],
      6,
      112,
      62,
    );
    expect(seen[0]).toEqual({ x: 6, y: 56 });
    expect(seen[1]).toEqual({ x: 106, y: 6 });
    expect(own[0]?.x).toBeGreaterThan(50);
    expect(levels).toHaveLength(6);
  });

  it('leaves out what was not observed, and stands in the middle with one day alone', () => {
    const { seen } = drawn([at('2026-01-01', null), at('2026-02-01', 2)], [], 6, 100, 60);
    expect(seen).toEqual([{ x: 50, y: 44.4 }]);
  });

  it('of nothing is only its lines', () => {
    expect(drawn([], [], 6, 100, 60)).toMatchObject({ seen: [], own: [] });
  });
});

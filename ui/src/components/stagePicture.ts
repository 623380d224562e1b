/** A stage at one time; what has no day stands at the beginning. */
export interface Rated {
  date: string | null;
  /** From 1. */
  stage: number | null;
}

interface Point {
  x: number;
  y: number;
}

export interface Picture {
  /** The heights of the stages, for fine lines. */
  levels: number[];
  seen: Point[];
  own: Point[];
}

const EDGE = 6;

/** Both lines on one scale: time from left to right, the first stage at the foot. What has no stage is left out. */
export function drawn(
  seen: readonly Rated[],
  own: readonly Rated[],
  stages: number,
  width: number,
  height: number,
): Picture {
  const days = [...seen, ...own].filter(({ stage }) => stage !== null).map(({ date }) => timeOf(date));
  const known = days.filter((day) => day !== null);
  const first = Math.min(...known);
  const span = Math.max(...known) - first;
  const steps = Math.max(stages - 1, 1);
  const y = (stage: number) => height - EDGE - ((stage - 1) / steps) * (height - 2 * EDGE);
  const x = (date: string | null) => {
    const time = timeOf(date);
    if (known.length === 0 || span === 0) return time === null && known.length > 0 ? EDGE : width / 2;
    return EDGE + (((time ?? first) - first) / span) * (width - 2 * EDGE);
  };
  const line = (rated: readonly Rated[]) =>
    rated
      .filter((one): one is Rated & { stage: number } => one.stage !== null)
      .map(({ date, stage }) => ({ x: round(x(date)), y: round(y(stage)) }))
      .sort((a, b) => a.x - b.x);
  return {
    levels: Array.from({ length: stages }, (_, i) => round(y(i + 1))),
    seen: line(seen),
    own: line(own),
  };
}

function timeOf(date: string | null): number | null {
  return date === null ? null : Date.parse(date);
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

import type { Dot } from '$ipc';

/** The sheet that is drawn on, in the units of a {@link Dot}. */
export const SHEET = { width: 6000, height: 2000 };

/** How wide a stroke is, in the same units: half a point and a point and a half on paper. */
const WIDTH = { least: 20, usual: 44, most: 62 };
/** Nearer together places say more of the hand's tremor than of the stroke. */
const APART = 14;
/** A pointer that goes this far in a millisecond leaves a stroke of half the width. */
const FAST = 9;

/** Where a pointer is, in the units of the sheet. */
export interface Place {
  x: number;
  y: number;
  /** In milliseconds. */
  time: number;
  /** From 0 to 1 for a pen that feels it; nothing for the others. */
  pressure: number | null;
}

/** A stroke as it comes about. */
export class Stroke {
  readonly dots: Dot[] = [];
  #last: Place;
  #width = WIDTH.usual;

  constructor(place: Place) {
    this.#last = place;
    if (place.pressure !== null) this.#width = pressed(place.pressure);
    this.#put(place);
  }

  /** The pointer went on to here. */
  go(place: Place): void {
    const last = this.#last;
    // Half way to where it is: a mouse goes in steps.
    const eased = { ...place, x: last.x + (place.x - last.x) * 0.7, y: last.y + (place.y - last.y) * 0.7 };
    const far = Math.hypot(eased.x - last.x, eased.y - last.y);
    if (far < APART) return;
    const wanted =
      place.pressure === null ? hurried(far / Math.max(1, place.time - last.time)) : pressed(place.pressure);
    // Ink follows slowly: no stroke changes its width at once.
    this.#width += (wanted - this.#width) * 0.25;
    this.#last = eased;
    this.#put(eased);
  }

  /** The pointer was lifted here. */
  end(place: Place): void {
    if (Math.hypot(place.x - this.#last.x, place.y - this.#last.y) >= 2) this.#put(place);
  }

  #put({ x, y }: Place): void {
    this.dots.push({
      x: within(x, SHEET.width),
      y: within(y, SHEET.height),
      width: Math.round(this.#width),
    });
  }
}

function pressed(pressure: number): number {
  return WIDTH.least + (WIDTH.most - WIDTH.least) * Math.min(1, pressure);
}

function hurried(speed: number): number {
  return Math.max(WIDTH.least, (WIDTH.usual * FAST) / (FAST + speed));
}

function within(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(0, value)));
}

/** Draws a stroke as it will be printed, near enough to sign with. */
export function paint(context: CanvasRenderingContext2D, dots: readonly Dot[]): void {
  const [first] = dots;
  if (!first) return;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  if (dots.length === 1) {
    context.beginPath();
    context.arc(first.x, first.y, first.width / 2, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  let from = first;
  dots.forEach((dot, index) => {
    const next = dots[index + 1];
    // Through the middles between the dots, so that there is no corner at any.
    const to = next ? { x: (dot.x + next.x) / 2, y: (dot.y + next.y) / 2, width: dot.width } : dot;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.quadraticCurveTo(dot.x, dot.y, to.x, to.y);
    context.lineWidth = dot.width;
    context.stroke();
    from = to;
  });
}

import { describe, expect, it } from 'vitest';
import { SHEET, Stroke } from './strokes';

function drawn(step: number, pressure: number | null = null): Stroke {
  const stroke = new Stroke({ x: 0, y: 1000, time: 0, pressure });
  for (let n = 1; n < 60; n++) stroke.go({ x: n * step, y: 1000, time: n * 8, pressure });
  return stroke;
}

const lastWidth = (stroke: Stroke) => stroke.dots.at(-1)?.width ?? 0;

describe('a stroke', () => {
  it('is narrower where the pointer goes fast', () => {
    expect(lastWidth(drawn(100))).toBeLessThan(lastWidth(drawn(20)) - 6);
  });

  it('is as wide as a pen presses, however fast it goes', () => {
    expect(lastWidth(drawn(100, 1))).toBeGreaterThan(lastWidth(drawn(100, 0.1)) + 20);
    expect(lastWidth(drawn(100, 0.5))).toBe(lastWidth(drawn(20, 0.5)));
  });

  it('never changes its width at once', () => {
    const widths = drawn(90).dots.map((dot) => dot.width);
    widths.slice(1).forEach((width, n) => expect(Math.abs(width - (widths[n] ?? 0))).toBeLessThan(8));
  });

  it('leaves out the tremor of a hand that rests', () => {
    const stroke = new Stroke({ x: 500, y: 500, time: 0, pressure: null });
    for (let n = 1; n < 200; n++) stroke.go({ x: 500 + (n % 3), y: 500, time: n * 8, pressure: null });
    expect(stroke.dots).toHaveLength(1);
  });

  it('ends where the pointer was lifted, and on the sheet', () => {
    const stroke = drawn(30);
    stroke.end({ x: 9000, y: -40, time: 600, pressure: null });
    expect(stroke.dots.at(-1)).toMatchObject({ x: SHEET.width, y: 0 });
  });
});

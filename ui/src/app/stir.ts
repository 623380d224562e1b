import { ipc } from '$ipc';

/** How often the shell is told that somebody is there, at most. */
export const STIR_MS = 10_000;

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Tells the shell that somebody is there, so that it does not lock. What it returns ends that. */
export function tellOfStirring(): () => void {
  let told = -Infinity;
  const stir = () => {
    const now = performance.now();
    if (now - told < STIR_MS) return;
    told = now;
    void ipc.stir();
  };
  for (const sign of SIGNS) window.addEventListener(sign, stir, { capture: true, passive: true });
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, stir, { capture: true });
  };
}

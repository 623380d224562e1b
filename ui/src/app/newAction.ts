let action: (() => void) | null = null;

/**
 * What Ctrl+N does while a screen is open: it begins something new there.
 * Use it as `onMount(() => whenNew(add))`: what it returns takes the action away again.
 */
export function whenNew(begin: () => void): () => void {
  action = begin;
  return () => {
    if (action === begin) action = null;
  };
}

/** Whether there is something new to begin on the open screen. */
export function canBeginNew(): boolean {
  return action !== null;
}

/** Begins something new on the open screen. False when there is nothing to begin. */
export function beginNew(): boolean {
  action?.();
  return action !== null;
}

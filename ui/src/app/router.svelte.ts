/** A place in the window: the name of a screen and what it needs to be drawn again. */
export interface Place {
  screen: string;
}

type Guard = () => Promise<boolean> | boolean;

/**
 * Where the person is, and the way back. Places live in memory only: no address bar, nothing on disk.
 * The union of places is the app's own; the router knows none of them.
 */
export class Router<P extends Place> {
  here = $state.raw() as P;
  /** Counts arrivals, so that a screen can be told that it was entered anew. */
  arrivals = $state(0);

  #past: P[] = [];
  readonly #guard: Guard;

  /**
   * @param start the first place
   * @param guard asked before each leave; false keeps the person where the unsaved words are
   */
  constructor(start: P, guard: Guard = () => true) {
    this.here = start;
    this.#guard = guard;
  }

  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  /** Goes to a place and remembers this one. True when it got there. */
  async navigate(place: P): Promise<boolean> {
    if (same(place, this.here)) return true;
    if (!(await this.#guard())) return false;
    this.#past.push(this.here);
    this.#arrive(place);
    return true;
  }

  /** Goes to a place that takes this one's part in the way back, as a tab does. */
  async replace(place: P): Promise<boolean> {
    if (same(place, this.here)) return true;
    if (!(await this.#guard())) return false;
    const before = this.#past.at(-1);
    if (before && same(before, place)) this.#past.pop();
    this.#arrive(place);
    return true;
  }

  /** One place back. False when there is none, or when it may not leave. */
  async back(): Promise<boolean> {
    if (!this.canGoBack || !(await this.#guard())) return false;
    const place = this.#past.pop();
    if (!place) return false;
    this.#arrive(place);
    return true;
  }

  /** Goes to a place and forgets the way there: after a lock nothing may lead back. */
  reset(place: P): void {
    this.#past = [];
    this.#arrive(place);
  }

  #arrive(place: P): void {
    this.here = place;
    this.arrivals += 1;
  }
}

function same(a: Place, b: Place): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * A job that is asked for more often than it can be done: one run at a time, and whoever asks during a run is served
 * by one further run, however many asked.
 */
export class OneAtATime {
  readonly #job: () => Promise<void>;
  #underway: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(job: () => Promise<void>) {
    this.#job = job;
  }

  /** Resolves when a run that began after this call has ended. */
  ask(): Promise<void> {
    if (!this.#underway && !this.#next) return this.#run();
    this.#next ??= (this.#underway ?? Promise.resolve()).then(
      () => this.#run(),
      () => this.#run(),
    );
    return this.#next;
  }

  #run(): Promise<void> {
    this.#next = null;
    const run = this.#job().finally(() => {
      if (this.#underway === run) this.#underway = null;
    });
    this.#underway = run;
    return run;
  }
}

import type { Readiness, Requirement, StepProgress } from '$ipc';

/** Requirements that belong together: who may begin, then each step. */
export interface Group {
  key: string;
  /** The step, or null for what must be there before the first. */
  step: StepProgress | null;
  requirements: Requirement[];
  /** How many of those that block are met. */
  met: number;
  required: number;
  /** Something of it is asked for now. */
  now: boolean;
}

/** Eligibility first, then the rest in the order of the steps. */
export function groupsOf({ steps, requirements }: Readiness): Group[] {
  const group = (key: string, step: StepProgress | null, of: Requirement[]): Group => {
    const required = of.filter(({ strength }) => strength === 'required');
    return {
      key,
      step,
      requirements: of,
      met: required.filter(({ state }) => state === 'met').length,
      required: required.length,
      now: required.some(({ state }) => state === 'not_met'),
    };
  };
  return [
    group(
      'eligibility',
      null,
      requirements.filter(({ eligibility }) => eligibility),
    ),
    ...steps.map((step) =>
      group(
        step.key,
        step,
        requirements.filter((each) => !each.eligibility && each.step === step.key),
      ),
    ),
  ];
}

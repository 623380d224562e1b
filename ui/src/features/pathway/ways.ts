import { placeFor } from '$app/metAt';
import type { Place } from '$app/places';
import type { Enrolment, NextAction, Record as AnyRecord } from '$ipc';

/** A day or a name of the enrolment, which is noted on the pathway itself. */
export type EnrolmentField = keyof Pick<
  Enrolment,
  | 'attested_on'
  | 'registered_on'
  | 'supervisor_name'
  | 'agreement_finalized_on'
  | 'plan_agreed_on'
  | 'submitted_on'
>;

const FIELDS: Record<string, EnrolmentField> = {
  attestation: 'attested_on',
  registration: 'registered_on',
  supervisor: 'supervisor_name',
  plan: 'plan_agreed_on',
  agreement: 'agreement_finalized_on',
  submission: 'submitted_on',
};

/** The field of the enrolment that settles this requirement, if one does. */
export function fieldFor(requirement: string): EnrolmentField | null {
  return FIELDS[requirement] ?? null;
}

/** Where the next thing is done: a planned session leads straight into it. */
export function placeOfNext(next: NextAction): Place {
  if (next.session) return { screen: 'session', candidate: null, id: next.session };
  return placeFor(next.requirement);
}

/** The screen on which this record is written. */
export function placeOf(record: Pick<AnyRecord, 'kind' | 'id'>): Place {
  switch (record.kind) {
    case 'supervision_session':
      return { screen: 'session', candidate: null, id: record.id };
    case 'case_study':
      return { screen: 'case-study', id: record.id };
    case 'retreat':
      return { screen: 'practice' };
    case 'training':
      return { screen: 'training' };
    default:
      return { screen: 'portfolio' };
  }
}

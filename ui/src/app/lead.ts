import type { CandidateTab, Place } from './places';
import type { Id, Programme } from '$ipc';

/** Where something can be done about a requirement: on a screen, or further down on this one. */
export type Lead = { to: Place } | { here: 'details' } | { here: 'notice'; notice: string };

const TABS: Record<string, CandidateTab> = {
  plan: 'plan',
  agreement: 'plan',
  decision: 'exit',
  competencies_observed: 'competencies',
  case_studies_reviewed: 'review',
  write_ups_reviewed: 'review',
  excerpts_reviewed: 'review',
  retreat_reviewed: 'review',
};

/** Where the requirement with this key is met; what has no place of its own is met in a session. */
export function leadOf(requirement: string, programme: Programme, candidate: Id, session?: Id | null): Lead {
  if (session) return { to: { screen: 'session', id: session, candidate } };
  if (programme.notices.some((notice) => notice.key === requirement))
    return { here: 'notice', notice: requirement };
  if (requirement === 'registration' || programme.eligibility.some((rule) => rule.key === requirement))
    return { here: 'details' };
  return { to: { screen: 'candidate', id: candidate, tab: tabOf(requirement, programme) } };
}

function tabOf(requirement: string, programme: Programme): CandidateTab {
  const letter = programme.letters.recommendation;
  const parts = ['exported', ...letter.sections.map((section) => section.key)];
  if (parts.some((part) => requirement === `${letter.key}_${part}`)) return 'letter';
  if (programme.fees.list.some((fee) => requirement === `fee_${fee.key}`)) return 'fees';
  return TABS[requirement] ?? 'sessions';
}

import type { Id, Kind } from '$ipc';
import type { Place } from './places';

/**
 * Where a record is kept: the screen that shows it.
 * @param candidate whom the records are about, in a supervisor's workspace; null in a candidate's own
 * @returns null for a record that has no screen but the one that one is on
 */
export function placeOf(kind: Kind, id: Id, candidate: Id | null): Place | null {
  if (kind === 'supervision_session') return { screen: 'session', candidate, id };
  if (kind === 'profile') return { screen: 'profile' };
  return candidate === null ? ownPlaceOf(kind, id) : placeAbout(kind, candidate);
}

/** In a supervisor's workspace: a tab of the candidate. */
function placeAbout(kind: Kind, id: Id): Place | null {
  switch (kind) {
    case 'candidate':
    case 'notice':
      return { screen: 'candidate', id, tab: 'overview' };
    case 'case_material':
    case 'concern':
      return { screen: 'candidate', id, tab: 'sessions' };
    case 'agreement':
    case 'plan':
      return { screen: 'candidate', id, tab: 'plan' };
    case 'competency_note':
    case 'self_rating':
      return { screen: 'candidate', id, tab: 'competencies' };
    case 'portfolio_review':
      return { screen: 'candidate', id, tab: 'review' };
    case 'decision':
      return { screen: 'candidate', id, tab: 'exit' };
    case 'fee':
      return { screen: 'candidate', id, tab: 'fees' };
    case 'letter':
      return { screen: 'candidate', id, tab: 'letter' };
    default:
      return null;
  }
}

/** In a candidate's own workspace. */
function ownPlaceOf(kind: Kind, id: Id): Place | null {
  switch (kind) {
    case 'enrolment':
    case 'considered_supervisor':
      return { screen: 'pathway' };
    case 'training':
      return { screen: 'training' };
    case 'client':
    case 'client_session':
      return { screen: 'clients' };
    case 'retreat':
    case 'practice_note':
      return { screen: 'practice' };
    case 'case_study':
      return { screen: 'case-study', id };
    case 'portfolio_item':
      return { screen: 'portfolio' };
    case 'fee':
      return { screen: 'own-fees' };
    case 'submission':
      return { screen: 'submission' };
    case 'letter':
      return { screen: 'application' };
    default:
      return null;
  }
}

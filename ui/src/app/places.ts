import type { Id } from '$ipc';

/** The tabs of one candidate, in a supervisor's workspace. */
export type CandidateTab =
  'overview' | 'sessions' | 'competencies' | 'plan' | 'review' | 'exit' | 'letter' | 'documents' | 'fees';

/*
 * Two letters, one screen: `candidate` with the tab `letter` (recommendation) and `application`. Both show
 * features/letter/LetterScreen.svelte in the whole main area, without the page's own space (`wide` of Shell): it
 * lays out its own two columns, the words and the pages, by container queries on `page`.
 */

/** Everywhere that a person can be. */
export type Place =
  // Before a vault is open
  | { screen: 'welcome' }
  | { screen: 'create' }
  | { screen: 'unlock' }
  // A supervisor's
  | { screen: 'candidates' }
  | { screen: 'notices' }
  | { screen: 'fees' }
  | { screen: 'candidate'; id: Id; tab: CandidateTab }
  | { screen: 'session'; candidate: Id | null; id: Id }
  // A candidate's own
  | { screen: 'pathway' }
  | { screen: 'training' }
  | { screen: 'clients' }
  | { screen: 'supervision' }
  | { screen: 'practice' }
  | { screen: 'case-studies' }
  | { screen: 'case-study'; id: Id }
  | { screen: 'portfolio' }
  | { screen: 'application' }
  | { screen: 'documents' }
  | { screen: 'submission' }
  | { screen: 'own-fees' }
  // Everybody's
  | { screen: 'week' }
  | { screen: 'programme' }
  | { screen: 'profile' }
  | { screen: 'backups' }
  | { screen: 'trash' }
  | { screen: 'settings' }
  | { screen: 'about' };

/** How a screen leads on: it is handed this, and knows no other screen. */
export type Go = (place: Place) => void;

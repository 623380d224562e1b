import * as words from '$words';
import type { Place } from './places';

const SCREENS: Record<string, Place> = {
  attestation: { screen: 'pathway' },
  registration: { screen: 'pathway' },
  supervisor: { screen: 'pathway' },
  plan: { screen: 'pathway' },
  agreement: { screen: 'pathway' },
  submission: { screen: 'pathway' },
  level_a: { screen: 'training' },
  level_b: { screen: 'training' },
  client_sessions: { screen: 'clients' },
  clients: { screen: 'clients' },
  sessions_per_client: { screen: 'clients' },
  retreat: { screen: 'practice' },
  retreat_details: { screen: 'practice' },
  case_studies: { screen: 'case-studies' },
  write_ups: { screen: 'portfolio' },
  reflections: { screen: 'portfolio' },
  excerpts: { screen: 'portfolio' },
  retreat_evidence: { screen: 'portfolio' },
};

/** The screen on which this requirement is met; what is not named here is met in a supervision session. */
export function placeFor(requirement: string): Place {
  if (requirement.startsWith('fee_')) return { screen: 'own-fees' };
  if (requirement.startsWith('application')) return { screen: 'application' };
  return SCREENS[requirement] ?? { screen: 'supervision' };
}

const NAMES: Partial<Record<Place['screen'], () => string>> = {
  pathway: words.nav_pathway,
  training: words.nav_training,
  clients: words.nav_clients,
  practice: words.nav_practice,
  'case-studies': words.nav_case_studies,
  portfolio: words.nav_portfolio,
  'own-fees': words.nav_own_fees,
  application: words.nav_application,
};

/** What the sidebar calls such a screen. */
export function nameOf({ screen }: Place): string {
  return (NAMES[screen] ?? words.nav_supervision)();
}

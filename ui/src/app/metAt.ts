import type { Place } from './places';

const SCREENS: Record<string, Place> = {
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

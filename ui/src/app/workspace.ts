import type { Workspace } from '$ipc';
import * as words from '$words';
import { chord } from './keys';
import type { Place } from './places';

/** A place of the sidebar; or what can be done from it: search, lock. */
export type Stop = Place['screen'] | 'search' | 'lock';

interface Listed {
  id: Stop;
  label: string;
  shortcut?: string;
}

/** The first screen of an open vault. */
export function homeOf(workspace: Workspace): Place {
  return workspace === 'supervisor' ? { screen: 'candidates' } : { screen: 'pathway' };
}

/** What the sidebar of a workspace lists. */
export function placesOf(workspace: Workspace): Listed[] {
  const search: Listed = { id: 'search', label: words.nav_search(), shortcut: chord('K') };
  const week: Listed = { id: 'week', label: words.week_title() };
  if (workspace === 'supervisor')
    return [
      search,
      week,
      { id: 'candidates', label: words.nav_candidates() },
      { id: 'notices', label: words.notice_title() },
      { id: 'fees', label: words.nav_fees() },
    ];
  return [
    search,
    week,
    { id: 'pathway', label: words.nav_pathway() },
    { id: 'clients', label: words.nav_clients() },
    { id: 'supervision', label: words.nav_supervision() },
    { id: 'training', label: words.nav_training() },
    { id: 'practice', label: words.nav_practice() },
    { id: 'case-studies', label: words.nav_case_studies() },
    { id: 'portfolio', label: words.nav_portfolio() },
    { id: 'application', label: words.nav_application() },
    { id: 'documents', label: words.documents_title() },
    { id: 'submission', label: words.nav_submission() },
    { id: 'own-fees', label: words.nav_own_fees() },
  ];
}

/** What every sidebar has at its foot. */
export function footOf(): Listed[] {
  return [
    { id: 'programme', label: words.programme_title() },
    { id: 'profile', label: words.nav_profile() },
    { id: 'trash', label: words.nav_trash() },
    { id: 'backups', label: words.nav_backups() },
    { id: 'settings', label: words.nav_settings() },
    { id: 'about', label: words.nav_about() },
    { id: 'lock', label: words.nav_lock(), shortcut: chord('L') },
  ];
}

/** The place of the sidebar that a screen belongs to. */
export function stopOf(place: Place): Stop {
  switch (place.screen) {
    case 'candidate':
      return 'candidates';
    case 'session':
      return place.candidate === null ? 'supervision' : 'candidates';
    case 'case-study':
      return 'case-studies';
    default:
      return place.screen;
  }
}

const TITLES: Record<Place['screen'], () => string> = {
  welcome: words.app_title_welcome,
  create: words.app_title_create,
  unlock: words.app_title_unlock,
  week: words.week_title,
  programme: words.programme_title,
  candidates: words.nav_candidates,
  notices: words.notice_title,
  fees: words.fee_title,
  candidate: words.app_title_candidate,
  session: words.app_title_session,
  pathway: words.nav_pathway,
  training: words.nav_training,
  clients: words.nav_clients,
  supervision: words.nav_supervision,
  practice: words.nav_practice,
  'case-studies': words.nav_case_studies,
  'case-study': words.app_title_case_study,
  portfolio: words.nav_portfolio,
  application: words.nav_application,
  documents: words.documents_title,
  submission: words.nav_submission,
  'own-fees': words.nav_own_fees,
  profile: words.nav_profile,
  trash: words.nav_trash,
  backups: words.nav_backups,
  settings: words.nav_settings,
  about: words.nav_about,
};

/** The screens that both workspaces have. */
export type EverybodysPlace = Extract<
  Place,
  { screen: 'week' | 'programme' | 'profile' | 'trash' | 'backups' | 'settings' | 'about' }
>;

export function isEverybodys(place: Place): place is EverybodysPlace {
  return ['week', 'programme', 'profile', 'trash', 'backups', 'settings', 'about'].includes(place.screen);
}

/** The title of the window. It never names a person: it may stand in a task bar that others see. */
export function titleOf(place: Place): string {
  if (isLetter(place) && place.screen === 'candidate')
    return words.app_title({ place: words.app_title_recommendation() });
  return words.app_title({ place: TITLES[place.screen]() });
}

/** A letter wants the whole main area: the writing, and its pages beside it. */
export function isLetter(place: Place): boolean {
  return place.screen === 'application' || (place.screen === 'candidate' && place.tab === 'letter');
}

/** Whether one place is another tab of the same candidate, so that it takes that one's part in the way back. */
export function isOtherTab(from: Place, to: Place): boolean {
  return from.screen === 'candidate' && to.screen === 'candidate' && from.id === to.id && to.tab !== 'letter';
}

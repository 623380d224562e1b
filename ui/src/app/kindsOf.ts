import type { Kind, Workspace } from '$ipc';
import * as words from '$words';

interface Group {
  key: string;
  label: () => string;
  kinds: readonly Kind[];
  workspaces: readonly Workspace[];
}

/** The kinds of records as a person thinks of them. */
export const KINDS: readonly Group[] = [
  { key: 'people', label: words.search_people, kinds: ['candidate'], workspaces: ['supervisor'] },
  {
    key: 'supervision',
    label: words.search_supervision,
    kinds: ['supervision_session', 'case_material', 'concern'],
    workspaces: ['supervisor', 'candidate'],
  },
  {
    key: 'competencies',
    label: words.candidate_tab_competencies,
    kinds: ['competency_note', 'self_rating'],
    workspaces: ['supervisor'],
  },
  {
    key: 'plan',
    label: words.candidate_tab_plan,
    kinds: ['agreement', 'plan'],
    workspaces: ['supervisor'],
  },
  {
    key: 'review',
    label: words.search_review,
    kinds: ['portfolio_review', 'decision'],
    workspaces: ['supervisor'],
  },
  {
    key: 'clients',
    label: words.nav_clients,
    kinds: ['client', 'client_session'],
    workspaces: ['candidate'],
  },
  { key: 'studies', label: words.nav_case_studies, kinds: ['case_study'], workspaces: ['candidate'] },
  { key: 'portfolio', label: words.nav_portfolio, kinds: ['portfolio_item'], workspaces: ['candidate'] },
  {
    key: 'practice',
    label: words.nav_practice,
    kinds: ['retreat', 'practice_note', 'training', 'enrolment', 'considered_supervisor'],
    workspaces: ['candidate'],
  },
  {
    key: 'letters',
    label: words.search_letters,
    kinds: ['letter', 'submission'],
    workspaces: ['supervisor', 'candidate'],
  },
  {
    key: 'fees',
    label: words.search_fees,
    kinds: ['fee', 'notice'],
    workspaces: ['supervisor', 'candidate'],
  },
];

/** The kinds of one such group; none means every kind. */
export function kindsIn(key: string | null): readonly Kind[] {
  return KINDS.find((group) => group.key === key)?.kinds ?? [];
}

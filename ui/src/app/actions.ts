import { sharing, type CandidateLine, type Workspace } from '$ipc';
import * as words from '$words';
import { chord } from './keys';
import { beginNew, canBeginNew } from './newAction';
import type { CandidateTab, Go } from './places';
import { footOf, placesOf, type Stop } from './workspace';

/** Something that can be done by its name. */
export interface Action {
  label: string;
  /** Other words for it. */
  also?: string;
  shortcut?: string;
  /** It is offered before a word is typed. */
  first: boolean;
  act: () => void;
}

/** What the window can do wherever the person is. */
export interface WindowActs {
  undo: () => void;
  redo: () => void;
  help: () => void;
  /** Hides everything private, or shows it again. */
  share: () => void;
  lock: () => void;
}

/** Where a workspace can go. */
export interface Ways {
  go: Go;
  select: (stop: Stop) => void;
}

const TABS: readonly [CandidateTab, () => string][] = [
  ['overview', words.candidate_tab_overview],
  ['sessions', words.candidate_tab_sessions],
  ['competencies', words.candidate_tab_competencies],
  ['plan', words.candidate_tab_plan],
  ['review', words.candidate_tab_review],
  ['exit', words.candidate_tab_exit],
  ['letter', words.candidate_tab_letter],
  ['documents', words.documents_title],
  ['fees', words.candidate_tab_fees],
];

/** Every action of the app by name: places, what the window does, and each candidate's own screens. */
export function actionsOf(
  workspace: Workspace,
  candidates: readonly CandidateLine[],
  { go, select }: Ways,
  acts: WindowActs,
): Action[] {
  const places = [...placesOf(workspace), ...footOf()].filter(({ id }) => id !== 'search' && id !== 'lock');
  return [
    ...places.map(({ id, label }) => ({
      label: words.search_go({ place: label }),
      first: true,
      act: () => select(id),
    })),
    ...(canBeginNew()
      ? [
          {
            label: words.search_new(),
            also: words.search_new_also(),
            shortcut: chord('N'),
            first: true,
            act: () => void beginNew(),
          },
        ]
      : []),
    {
      label: sharing.on ? words.sharing_show() : words.sharing_hide(),
      also: words.sharing_also(),
      shortcut: chord('Shift H'),
      first: true,
      act: acts.share,
    },
    { label: words.search_undo(), shortcut: chord('Z'), first: false, act: acts.undo },
    { label: words.search_redo(), shortcut: chord('Shift Z'), first: false, act: acts.redo },
    { label: words.app_keys_title(), shortcut: '?', first: false, act: acts.help },
    { label: words.nav_lock(), shortcut: chord('L'), first: true, act: acts.lock },
    ...candidates.flatMap(({ id, name }) =>
      TABS.map(([tab, label]) => ({
        label: words.search_of({ person: name, place: label() }),
        first: false,
        act: () => go({ screen: 'candidate', id, tab }),
      })),
    ),
  ];
}

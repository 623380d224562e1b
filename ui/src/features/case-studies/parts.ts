import type { CaseStudy } from '$ipc';
import { wordsIn } from '$lib/wordCount';
import * as words from '$words';

/** What a case study is made of, in the order in which it is read; `about` is how many words such a part usually has. */
export const PARTS = [
  { field: 'context', label: words.case_context, hint: words.case_context_hint, about: 60 },
  { field: 'presenting', label: words.case_presenting, hint: words.case_presenting_hint, about: 100 },
  { field: 'formulation', label: words.case_formulation, hint: words.case_formulation_hint, about: 120 },
  { field: 'inner_critic', label: words.case_inner_critic, hint: words.case_inner_critic_hint, about: 100 },
  { field: 'alliance', label: words.case_alliance, hint: words.case_alliance_hint, about: 80 },
  { field: 'work', label: words.case_work, hint: words.case_work_hint, about: 200 },
  { field: 'outcome', label: words.case_outcome, hint: words.case_outcome_hint, about: 100 },
  { field: 'own_response', label: words.case_own_response, hint: words.case_own_response_hint, about: 80 },
  { field: 'reflection', label: words.case_reflection, hint: words.case_reflection_hint, about: 120 },
  { field: 'learned', label: words.case_learned, hint: words.case_learned_hint, about: 80 },
] as const;

export type State = 'empty' | 'draft' | 'ready' | 'reviewed';

export const STATE_NAMES: Record<State, () => string> = {
  empty: words.case_state_empty,
  draft: words.case_state_draft,
  ready: words.case_state_ready,
  reviewed: words.case_state_reviewed,
};

/** How far a case study has come. */
export function stateOf(study: CaseStudy): State {
  if (study.reviewed_on) return 'reviewed';
  if (study.finished) return 'ready';
  return wordsOf(study) > 0 ? 'draft' : 'empty';
}

/** The words of all its parts. */
export function wordsOf(study: CaseStudy): number {
  return PARTS.reduce((sum, { field }) => sum + wordsIn(study[field] ?? ''), 0);
}

/** A blank one with the headings and the competencies of another, and none of its words. */
export function likeThis<Study extends CaseStudy>(blank: Study, other: CaseStudy): Study {
  const like = { ...blank, competencies: [...other.competencies] };
  for (const { field } of PARTS) like[field] = headingsOf(other[field] ?? '');
  return like;
}

/** The lines of Markdown that are headings, with room below each. */
function headingsOf(text: string): string {
  const headings = text.split('\n').filter((line) => /^#{1,6} \S/.test(line));
  return headings.map((line) => `${line.trim()}\n\n`).join('');
}

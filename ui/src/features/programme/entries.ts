import type { Programme, Strength, Workspace } from '$ipc';
import { hasWords } from '$lib/folded';
import * as words from '$words';

/** One rule of the programme, as the reference shows it. */
export interface Entry {
  key: string;
  title: string;
  /** What stands below the title, a line each. */
  lines: string[];
  strength: Strength;
  /** The programme's own sentences. */
  cites: string[];
  /** Key of the requirement that asks for it, which leads to where it is met. */
  requirement: string | null;
  /** What to do where the document contradicts itself. */
  advice: string | null;
}

export interface Chapter {
  key: string;
  title: string;
  entries: Entry[];
}

/** Everything that the programme asks, in the order in which a person walks through it. */
export function chaptersOf(programme: Programme, workspace: Workspace): Chapter[] {
  const adviceOf = (key: string | null) =>
    programme.contradictions.find((each) => each.key === key)?.advice ?? null;
  const rule = (each: Programme['rules'][number]): Entry => ({
    key: each.key,
    title: each.title,
    lines: [],
    strength: each.strength,
    cites: [each.cite],
    requirement: each.workspaces.includes(workspace) ? each.key : null,
    advice: adviceOf(each.contradiction),
  });
  const letter = programme.letters[workspace === 'supervisor' ? 'recommendation' : 'application'];
  const chapters: Chapter[] = [
    { key: 'eligibility', title: words.pathway_eligibility(), entries: programme.eligibility.map(rule) },
    ...programme.steps.map((step) => ({
      key: `step-${step.key}`,
      title: words.pathway_step({ number: step.number, title: step.title }),
      entries: programme.rules.filter((each) => each.step === step.key).map(rule),
    })),
    {
      key: 'sessions',
      title: words.programme_sessions(),
      entries: programme.sessions.map((slot) => ({
        key: `session-${slot.number}`,
        title: words.candidates_session({ number: slot.number, kind: slot.title }),
        lines: slot.agenda.map((item) => item.title),
        strength: slot.strength,
        cites: [slot.cite],
        requirement: null,
        advice: null,
      })),
    },
    {
      key: 'competencies',
      title: words.competency_title(),
      entries: programme.competencies.map((each) => ({
        key: each.key,
        title: each.name,
        lines: [],
        strength: each.strength,
        cites: [each.cite],
        requirement: workspace === 'supervisor' ? 'competencies_observed' : null,
        advice: null,
      })),
    },
    {
      key: 'portfolio',
      title: words.programme_portfolio(),
      entries: programme.portfolio.map((part) => ({
        key: `portfolio-${part.key}`,
        title: part.title,
        lines: [],
        strength: part.strength,
        cites: [part.cite],
        requirement: workspace === 'supervisor' ? `${part.key}_reviewed` : part.key,
        advice: adviceOf(part.contradiction),
      })),
    },
    {
      key: 'letter',
      title: letter.title,
      entries: letter.sections.map((section) => ({
        key: `${letter.key}-${section.key}`,
        title: section.title,
        lines: [section.prompt],
        strength: section.strength,
        cites: [section.cite],
        requirement: `${letter.key}_${section.key}`,
        advice: null,
      })),
    },
    { key: 'fees', title: words.fee_title(), entries: feesOf(programme, workspace, adviceOf) },
    {
      key: 'notices',
      title: words.notice_title(),
      entries: programme.notices.map((notice) => ({
        key: `notice-${notice.key}`,
        title: notice.title,
        lines: [words.candidate_notice_to({ to: notice.to }), notice.email || notice.email_note],
        strength: notice.strength,
        cites: [notice.cite],
        requirement: workspace === 'supervisor' ? notice.key : null,
        advice: adviceOf(notice.contradiction),
      })),
    },
    {
      key: 'afterwards',
      title: words.programme_afterwards(),
      entries: programme.afterwards.map((each) => ({
        key: `after-${each.key}`,
        title: each.title,
        lines: [each.words],
        strength: each.strength,
        cites: [each.cite],
        requirement: null,
        advice: null,
      })),
    },
    {
      key: 'contradictions',
      title: words.programme_contradictions(),
      entries: programme.contradictions.map((each) => ({
        key: `contradiction-${each.key}`,
        title: each.what,
        lines: [words.pathway_assumes({ what: each.default }), each.advice],
        strength: 'ours' as const,
        cites: each.cites,
        requirement: null,
        advice: null,
      })),
    },
  ];
  return chapters.filter(({ entries }) => entries.length > 0);
}

function feesOf(
  { fees }: Programme,
  workspace: Workspace,
  adviceOf: (key: string | null) => string | null,
): Entry[] {
  const money = (amount: number) => `${fees.currency}\u00a0${amount.toLocaleString(navigator.language)}`;
  const listed = fees.list.map((fee) => ({
    key: `fee-${fee.key}`,
    title: `${fee.title}: ${money(fee.amount)}`,
    lines: [fee.when],
    strength: fee.strength,
    cites: [fee.cite],
    requirement: workspace === 'candidate' || fee.payee === 'supervisor' ? `fee_${fee.key}` : null,
    advice: adviceOf(fee.contradiction),
  }));
  const word = (key: string, title: string, cite: string): Entry => ({
    key,
    title,
    lines: [],
    strength: 'required',
    cites: [cite],
    requirement: null,
    advice: null,
  });
  return [
    ...listed,
    word('fee-total', words.programme_total({ amount: money(fees.total) }), fees.total_cite),
    word('fee-refund', fees.refund_note, fees.refund_cite),
    word('fee-sliding', fees.sliding_scale, fees.sliding_scale_cite),
  ];
}

/** The chapters with what has every word that was typed; a chapter whose title has them is whole. */
export function found(chapters: readonly Chapter[], typed: string): Chapter[] {
  if (typed.trim() === '') return [...chapters];
  return chapters.flatMap((chapter) => {
    const entries = chapter.entries.filter((entry) =>
      hasWords(typed, [chapter.title, entry.title, ...entry.lines, ...entry.cites].join(' ')),
    );
    return entries.length > 0 ? [{ ...chapter, entries }] : [];
  });
}

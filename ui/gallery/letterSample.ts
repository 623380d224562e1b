import type { Id, Letter, Programme } from '../src/ipc';
import { samplePdf } from './samplePdf';

// A letter of recommendation as the app would answer for it: for the gallery alone.
const id = (text: string) => text as Id;
const session = (n: number) => id(`session-${n}`);
const section = (key: string, title: string, prompt: string, cite: string) => ({
  key,
  title,
  prompt,
  strength: 'required',
  cite,
});

const sections = [
  section(
    'focus',
    'Supervision and areas of focus',
    'What did you work on together, and how?',
    'Summarize the key elements of your mentorship and areas of focus',
  ),
  section(
    'competence',
    'Clinical competence and readiness',
    'How do you see the candidate’s competence?',
    'Offer the mentor’s assessment of your clinical competence and readiness for certification',
  ),
  section(
    'growth',
    'Final reflections and continued growth',
    'What would help the candidate grow further?',
    'Include any final reflections or suggested areas for ongoing professional growth',
  ),
];

const lives = [
  {
    key: 'sessions_held',
    label: 'Supervision sessions held',
    value: 'eleven supervision sessions',
    records: Array.from({ length: 11 }, (_, i) => session(i + 1)),
  },
  { key: 'sessions_period.first', label: 'First session', value: '14 January 2026', records: [session(1)] },
  { key: 'sessions_period.last', label: 'Last session', value: '4 June 2026', records: [session(11)] },
  {
    key: 'candidate_name',
    label: 'The candidate’s name',
    value: 'Marisol Ferreira-Nakagawa',
    records: [id('candidate')],
  },
];

let letter: Letter & { overruled?: { finding: string; reason: string }[] } = {
  overruled: [{ finding: 'spelling', reason: 'She signs with the short form.' }],
  id: id('letter'),
  candidate: id('candidate'),
  letter_kind: 'recommendation',
  date: null,
  recipient: 'CMSC SCIP Certification Committee\nCenter for Mindful Self-Compassion',
  salutation: 'Dear Members of the Committee,',
  closing: 'With warm regards,',
  sections: [
    {
      section: 'focus',
      text: '[Marisol Ferreira-Nakagawa](fact:candidate_name) and I met for [ten supervision sessions](fact:sessions_held). The first took place on [14 January 2026](fact:sessions_period.first), the last on [28 May 2026](fact:sessions_period.last). We worked on *the inner critic*.\n\nI also read [24 case studies](fact:lost). שלום לכולם, זה משפט בעברית.\n\nHer presence is steady and warm.',
    },
    { section: 'competence', text: 'Her presence is steady and warm. In the recordings she …' },
  ],
};

function view() {
  return {
    letter,
    sections: sections.map((one) => ({
      section: one,
      facts:
        one.key === 'focus'
          ? [
              {
                key: 'sessions_held',
                section: 'focus',
                label: 'Supervision sessions held',
                value: '11',
                sentence:
                  '[Marisol Ferreira-Nakagawa](fact:candidate_name) and I met for [eleven supervision sessions](fact:sessions_held).',
                records: lives[0]?.records ?? [],
                lives: lives.slice(0, 1),
              },
            ]
          : [],
      text: letter.sections.find(({ section }) => section === one.key)?.text ?? '',
      missing: false,
      stale: [],
      starters:
        one.key === 'growth'
          ? ['As a final reflection, ', 'Areas that I suggest for ongoing professional growth are ']
          : [],
    })),
    lives,
    sources: [
      ...Array.from({ length: 11 }, (_, i) => ({
        id: session(i + 1),
        kind: 'supervision_session',
        title: `Session ${i + 1}, ${i + 3} March 2026`,
      })),
      { id: 'candidate', kind: 'candidate', title: 'Marisol Ferreira-Nakagawa' },
    ],
    marked_notes: [
      { id: id('n1'), competency: 'Alliance', words: 'She thanks the client twice, plainly.' },
      { id: id('n2'), competency: 'Presence', words: 'Silence is allowed to do its work.' },
    ],
    missing: ['“Final reflections and continued growth” is not written yet.'],
    exports: [
      {
        id: 'e1',
        candidate: 'candidate',
        letter: 'letter',
        letter_kind: 'recommendation',
        exported_on: '2026-06-10',
        file_name: 'Recommendation - Marisol Ferreira-Nakagawa - 2026-06-10.pdf',
        sha256: '',
        pages: 2,
        draft: false,
        letter_then: letter,
      },
      {
        id: 'e2',
        candidate: 'candidate',
        letter: 'letter',
        letter_kind: 'recommendation',
        exported_on: '2026-05-02',
        file_name: 'Draft.pdf',
        sha256: '',
        pages: 1,
        draft: true,
        letter_then: letter,
      },
    ],
    file_name: 'Recommendation - Marisol Ferreira-Nakagawa - 2026-11-23.pdf',
    checks: [
      {
        key: 'missing.growth',
        section: 'growth',
        words: '“Final reflections and continued growth” is not written yet.',
        overruled: null,
      },
      {
        key: 'stale.focus',
        section: 'focus',
        words:
          '3 facts in “Supervision and areas of focus” have changed since you wrote them. Take the new value, or keep your words.',
        overruled: null,
      },
      {
        key: 'register',
        section: 'competence',
        words: 'The letter names “Fern”, a client of the register. Take the name out.',
        overruled: null,
        can_overrule: false,
      },
      {
        key: 'spelling',
        section: null,
        words:
          'The letter says “Marisol Ferreira” where the records say “Marisol Ferreira-Nakagawa”. Is it spelled right?',
        overruled: letter.overruled?.find(({ finding }) => finding === 'spelling')?.reason ?? null,
      },
    ],
  };
}

function pages(): string {
  const lines = letter.sections.flatMap(({ section: key, text }) => [
    sections.find((one) => one.key === key)?.title ?? '',
    ...(text
      .replace(/\[([^\]]*)\]\(fact:[^)]*\)/g, '$1')
      .replace(/[^ -~\n]/g, '?')
      .match(/[^\n]{1,80}(?:\s|$)/g) ?? []),
    '',
  ]);
  const bytes = samplePdf([lines.map((line) => line.replace(/[()\\]/g, '\\$&'))]);
  return btoa(String.fromCharCode(...bytes));
}

const programme = {
  letters: {
    recommendation: {
      title: 'Letter of recommendation',
      recipient: 'CMSC SCIP Certification Committee',
      email: '',
      email_note: 'Ask the programme for the address.',
      sections,
    },
  },
  scale: {
    note: 'This scale is your own.',
    stages: [{ number: 4, name: 'Competent', meaning: 'Does it well.' }],
  },
} as unknown as Programme;

/** Answers the window's commands as far as the letter asks them. */
export function answer(command: string, asked: Record<string, unknown>): unknown {
  switch (command) {
    case 'letter':
      return view();
    case 'letter_pages':
      return pages();
    case 'programme':
      return programme;
    case 'save': {
      const { kind: _kind, ...words } = asked.record as Letter & { kind: string };
      letter = words;
      return { problems: [] };
    }
    case 'compare_exports':
      return [
        {
          field: 'focus',
          label: 'Supervision and areas of focus',
          parts: [
            { how: 'kept', text: 'We met for ' },
            { how: 'removed', text: 'ten' },
            { how: 'added', text: 'eleven' },
            { how: 'kept', text: ' supervision sessions.' },
          ],
        },
      ];
    case 'record':
      return { kind: 'candidate', name: 'Marisol Ferreira-Nakagawa' };
    case 'records':
      return [];
    default:
      throw new Error(`nobody answers ${command}`);
  }
}

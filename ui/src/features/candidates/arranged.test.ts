import { describe, expect, it } from 'vitest';
import type { CandidateLine } from '$ipc';
import { arranged } from './arranged';

function line(name: string, session: string | null, contact: string | null): CandidateLine {
  return {
    id: name,
    name,
    archived: false,
    step: null,
    next: null,
    next_session: session && {
      id: name,
      number: 1,
      session_kind: 'supervision',
      date: session,
      start: null,
    },
    overdue: 0,
    waiting: null,
    fees_open: [],
    last_contact: contact,
  } as CandidateLine;
}

const LINES = [
  line('Zoë Brandt', '2026-12-01', null),
  line('Maren Oduya', null, '2026-11-01'),
  line('Ilse Åberg', '2026-11-24', '2026-10-01'),
];
const names = (lines: CandidateLine[]) => lines.map(({ name }) => name);

describe('the list of candidates', () => {
  it('stands by name, by the next session, or by who was longest without contact', () => {
    expect(names(arranged(LINES, '', 'name'))).toEqual(['Ilse Åberg', 'Maren Oduya', 'Zoë Brandt']);
    expect(names(arranged(LINES, '', 'session'))).toEqual(['Ilse Åberg', 'Zoë Brandt', 'Maren Oduya']);
    expect(names(arranged(LINES, '', 'contact'))).toEqual(['Zoë Brandt', 'Ilse Åberg', 'Maren Oduya']);
  });

  it('finds a name without its accents', () => {
    expect(names(arranged(LINES, 'aberg il', 'name'))).toEqual(['Ilse Åberg']);
    expect(names(arranged(LINES, 'nobody', 'name'))).toEqual([]);
  });
});

import type { CandidateLine } from '$ipc';
import { hasWords } from '$lib/folded';

/** What a list of candidates can be ordered by. */
export type Order = 'name' | 'session' | 'step' | 'contact';

/** Those whose name holds every word that is wanted, in this order; within it by name. Whoever lacks a day comes last. */
export function arranged(lines: readonly CandidateLine[], wanted: string, order: Order): CandidateLine[] {
  const found = lines.filter((line) => hasWords(wanted, line.name));
  return found.sort((a, b) => keyOf(a, order).localeCompare(keyOf(b, order)) || a.name.localeCompare(b.name));
}

function keyOf(line: CandidateLine, order: Order): string {
  switch (order) {
    case 'name':
      return '';
    case 'session':
      return line.next_session ? `${line.next_session.date} ${line.next_session.start ?? '99'}` : '9999';
    case 'step':
      // The furthest on comes first: there the next thing is nearest to its end.
      return String(9 - (line.step?.number ?? 0));
    case 'contact':
      // Whom nobody has seen for longest comes first.
      return line.last_contact ?? '';
  }
}

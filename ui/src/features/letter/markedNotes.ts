import type { Fact, MarkedNote } from '$ipc';

/** Whether a fact is nothing but the words of this note. Other facts may rest on the note as well. */
export function isOf(note: MarkedNote, fact: Fact): boolean {
  return fact.key === `note_${note.id}`;
}

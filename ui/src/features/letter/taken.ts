import type { Token } from '$editor/letter/token';
import type { Fact, MarkedNote } from '$ipc';

/** Whether a fact is nothing but the words of this note. Other facts may rest on the note as well. */
export function isOf(note: MarkedNote, fact: Fact): boolean {
  return fact.key === `note_${note.id}`;
}

/**
 * Whether a text has taken a fact in: one of its live values stands there, whatever words are around it. A fact that
 * holds none is there when its sentence is.
 */
export function isTaken(fact: Fact, text: string, tokens: readonly Token[]): boolean {
  // A name alone stands in many sentences; it is no fact's own.
  const own = fact.lives.filter(({ key }) => key === fact.key || key.startsWith(`${fact.key}.`));
  if (own.length === 0) return text.includes(fact.sentence);
  return own.some(({ key }) => tokens.some((token) => token.key === key));
}

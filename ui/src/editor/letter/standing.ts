import type { Token } from './token';

/** A value that the records say now. */
export interface Live {
  key: string;
  label: string;
  value: string;
  /** The ids of the records behind it. */
  records: readonly string[];
}

/** A live fact in a text, beside what the records say of it now. */
export interface Stood extends Token {
  /** The value is what the records say, or they say another one, or they say nothing any more. */
  standing: 'same' | 'changed' | 'gone';
  live: Live | null;
}

/** Holds each live fact of a text against the records. */
export function stood(tokens: readonly Token[], lives: readonly Live[]): Stood[] {
  const known = new Map(lives.map((live) => [live.key, live]));
  return tokens.map((token) => {
    const live = known.get(token.key) ?? null;
    const standing = live === null ? 'gone' : live.value === token.value ? 'same' : 'changed';
    return { ...token, live, standing };
  });
}

/** What no longer stands in a text: each pair of key and value once, in the order of the text. */
export function changedIn(facts: readonly Stood[]): Stood[] {
  const changed = new Map<string, Stood>();
  for (const fact of facts) {
    const pair = `${fact.key}\n${fact.value}`;
    if (fact.standing !== 'same' && !changed.has(pair)) changed.set(pair, fact);
  }
  return [...changed.values()];
}

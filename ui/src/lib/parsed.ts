/** What was understood from typed text: a value (null for nothing typed), or the reason why not. */
export type Parsed<Value, Problem extends string> =
  { ok: true; value: Value | null } | { ok: false; problem: Problem };

export function understood<Value>(value: Value | null): { ok: true; value: Value | null } {
  return { ok: true, value };
}

export function not<Problem extends string>(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}

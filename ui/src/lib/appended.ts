/** A text with another below it. What was there is never replaced. */
export function appended(before: string, text: string, between = '\n\n'): string {
  return before.trim() === '' ? text : `${before.trimEnd()}${between}${text}`;
}

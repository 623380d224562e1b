/** How many days a retreat lasts, its first and last day among them; null until both are known and in order. */
export function daysOf(first: string | null, last: string | null): number | null {
  if (!first || !last || last < first) return null;
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
}

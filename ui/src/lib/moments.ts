/** "19 November 2026 at 14:05": a moment of an instant (ISO, UTC) as the wall clock here showed it. */
export function momentInWords(instant: string, locale: string): string {
  return new Date(instant).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' });
}

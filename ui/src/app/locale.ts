/**
 * A desktop without a language makes WebKit say "C", which no date can be written in. The window then speaks as its
 * own words do.
 */
export function settleLocale(): void {
  try {
    Intl.getCanonicalLocales(navigator.language);
  } catch {
    Object.defineProperty(navigator, 'language', { value: document.documentElement.lang });
  }
}

/**
 * The text with each lone surrogate replaced by U+FFFD, and nothing else changed.
 * A web view can hand over half a character (a cut emoji); the vault would refuse the whole save for it.
 */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}

/** The fields whose typed text could not be read: it was never handed on, so no save knows of it. */
const fields = new Set<object>();

/** Notes whether a field holds such a text now. */
export function holdUnreadable(field: object, unreadable: boolean): void {
  if (unreadable) fields.add(field);
  else fields.delete(field);
}

/** For a field that left the screen, and its text with it. */
export function forget(field: object): void {
  fields.delete(field);
}

/** Whether some typed text would be lost with the screen, because nobody could read it. */
export function anyUnreadable(): boolean {
  return fields.size > 0;
}

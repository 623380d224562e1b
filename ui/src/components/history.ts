/** A stretch of text that two versions share, or that only one of them has. */
export interface Stretch {
  how: 'kept' | 'added' | 'removed';
  text: string;
}

/** One text in a history. */
export interface Version {
  /** Its name; {@link NOW} for the text as it is now. */
  number: string;
  /** When it was written, an instant; nothing for the text as it is now. */
  at: string | null;
  words: number;
  /** The text of a letter as it was exported. */
  pinned?: boolean;
  /** The names of the fields that it changed. */
  what_changed?: readonly string[];
}

/** A field that two versions hold differently. */
export interface Change {
  field: string;
  /** What it is called; nothing where there is only one text. */
  label: string;
  parts: readonly Stretch[];
}

/** What stands in the place of a version's number for the text as it is now. */
export const NOW = 'now';

/** Where earlier texts come from, and how one is brought back. */
export interface History {
  /** The newest first, beginning with the text as it is now. */
  versions: () => Promise<readonly Version[]>;
  compare: (earlier: string, later: string) => Promise<readonly Change[]>;
  bringBack: (number: string) => Promise<void>;
}

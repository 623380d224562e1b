import * as words from '$words';

/** That somebody agreed that a file be kept. */
export interface Agreed {
  by: string;
  on: string | null;
  what_for: string;
  until: string | null;
}

/** A file that is attached to a record. */
export interface AttachedFile {
  id: string;
  file_name: string;
  /** What kind of file it is, in words. */
  media: string;
  /** Like "1.2 GB". */
  size: string;
  consent: Agreed;
  /** Whether the last day of the consent is past. */
  expired: boolean;
}

/** A consent that keeps itself while it is written. */
export interface ConsentWords {
  readonly consent: Agreed;
  readonly state: 'saved' | 'unsaved' | 'saving' | { failed: string };
  problem: (field: keyof Agreed) => string | undefined;
  set: <Field extends keyof Agreed>(field: Field, value: Agreed[Field]) => void;
  flush: () => Promise<boolean>;
}

/** What became of a file that was destroyed. */
export interface Destroyed {
  removed: { left: readonly string[] };
  cleaned: { backups: number; left: readonly { place: string; why: string }[] };
}

/** The files attached to one record, and what can be done with them. */
export interface Attachments {
  readonly files: readonly AttachedFile[];
  readonly loaded: boolean;
  /** Why the last thing could not be done. */
  readonly refused: string | null;
  /** The record itself is not kept yet, so nothing can be attached to it. */
  readonly notKept: boolean;
  /** What takes its time now, and how far it is. */
  readonly work: { what: 'attach' | 'open' | 'copy' | 'destroy'; perMille: number | null } | null;
  load: () => Promise<void>;
  /** Gives the name of the file, or nothing when none was attached. */
  attach: () => Promise<string | null>;
  /** Whether it was handed to another program. */
  open: (file: string) => Promise<boolean>;
  /** Gives the name of the copy, or nothing when there is none. */
  copyOut: (file: string) => Promise<string | null>;
  /** What comes back undoes it. */
  remove: (file: string) => Promise<(() => void) | null>;
  consentOf: (file: string) => ConsentWords | null;
  /** Destroys a file for good: one whose consent has ended, or any that the person chose. */
  destroy: (file: string) => Promise<Destroyed | null>;
  /** Stops what is under way. */
  stop: () => void;
}

/** What became of a thing that was removed for good, and of the backups that held it. */
export function goneInWords({ backups: count, left }: Destroyed['cleaned']): string {
  if (left.length > 0) return words.forgood_done_partly();
  if (count === 0) return words.forgood_done_none();
  return count === 1 ? words.forgood_done_one() : words.forgood_done({ count });
}

/** "2 files attached"; nothing of none. */
export function filesInWords(count: number): string {
  if (count === 0) return '';
  return count === 1 ? words.files_count_one() : words.files_count({ count });
}

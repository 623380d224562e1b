import type { Workspace } from '$ipc';
import * as words from '$words';

/** What a person says of the vault that they want. */
export interface Wanted {
  workspace: Workspace | null;
  name: string;
  passphrase: string;
  again: string;
}

/** What is wrong with each field, in words that say how to mend it. */
export type Problems = Partial<Record<keyof Wanted, string>>;

/** What can be said before anything is tried; the vault itself has the last word on the rest. */
export function problemsOf(wanted: Wanted, shortest: number): Problems {
  const problems: Problems = {};
  if (wanted.workspace === null) problems.workspace = words.create_workspace_missing();
  if (wanted.name.trim() === '') problems.name = words.create_name_missing();
  if ([...wanted.passphrase].length < shortest)
    problems.passphrase = words.create_passphrase_short({ count: shortest });
  else if (wanted.passphrase !== wanted.again) problems.again = words.create_again_differs();
  return problems;
}

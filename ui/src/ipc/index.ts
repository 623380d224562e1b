import { commands, type Kind, type Record as AnyRecord, type Refusal } from './bindings';

export type * from './bindings';
export { AttachedTo } from './attached.svelte';
export { AttachedCounts } from './counts.svelte';
export { expiredFiles, type ExpiredFile } from './expired';
export { historyOf, privateHistoryOf } from './histories';
export { Kept, PrivateWords } from './kept.svelte';
export { KeptList } from './keptList.svelte';
export { programmeOnce } from './programme';
export { sharing } from './sharing.svelte';
export { progressTo, whenAsked } from './watch';

/** A record of one kind, with its kind beside it. */
export type RecordOf<K extends Kind> = Extract<AnyRecord, { kind: K }>;

/** Something that the app would not do, in words for the person; `field` says where it belongs. */
export class Refused extends Error {
  readonly code: Refusal['code'];
  readonly field: string | null;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'Refused';
    this.code = refusal.code;
    this.field = refusal.field;
  }
}

type Commands = typeof commands;
type Answer<Command> = Command extends (
  ...asked: infer Asked
) => Promise<{ status: 'ok'; data: infer Data } | { status: 'error'; error: Refusal }>
  ? (...asked: Asked) => Promise<Data>
  : Command;

let locked: () => void = () => {};

/** What the window does when a command finds the vault locked. */
export function whenLocked(act: () => void): void {
  locked = act;
}

let damaged: () => void = () => {};

/** What the window does when a command finds the vault damaged. */
export function whenDamaged(act: () => void): void {
  damaged = act;
}

function answering(command: (...asked: never[]) => Promise<unknown>) {
  return async (...asked: never[]): Promise<unknown> => {
    const answer = await command(...asked);
    if (!isStatus(answer)) return answer;
    if (answer.status === 'ok') return answer.data;
    if (answer.error.code === 'locked') locked();
    if (answer.error.code === 'damaged') damaged();
    throw new Refused(answer.error);
  };
}

function isStatus(
  answer: unknown,
): answer is { status: 'ok'; data: unknown } | { status: 'error'; error: Refusal } {
  return typeof answer === 'object' && answer !== null && 'status' in answer;
}

/** Every command of the app: resolves with its answer, rejects with {@link Refused}. */
export const ipc = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [name, answering(command as never)]),
) as unknown as { [Name in keyof Commands]: Answer<Commands[Name]> };

/** The records of one kind: all of them, or those about one candidate. */
export async function recordsOf<K extends Kind>(
  kind: K,
  candidate: string | null = null,
): Promise<RecordOf<K>[]> {
  return (await ipc.records([kind], candidate)) as RecordOf<K>[];
}

/** The record of a kind of which there is one, or none yet. */
export async function onlyOf<K extends Kind>(
  kind: K,
  candidate: string | null = null,
): Promise<RecordOf<K> | null> {
  return (await recordsOf(kind, candidate))[0] ?? null;
}

/** A new record of this kind with sensible beginnings; it is kept with its first change. */
export async function blankOf<K extends Kind>(kind: K, about: string | null = null): Promise<RecordOf<K>> {
  return (await ipc.blank(kind, about)) as RecordOf<K>;
}

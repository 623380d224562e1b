import { ipc, Refused, type FieldChange, type Id, type PrivateLine, type VersionLine } from './index';

/** The earlier texts of a record. */
export function historyOf(record: Id) {
  return {
    versions: () => noneWhenNotKept<VersionLine>(() => ipc.history(record)),
    compare: (earlier: string, later: string) => ipc.compareVersions(record, earlier, later),
    bringBack: async (number: string) => {
      await ipc.bringBackVersion(record, number);
    },
  };
}

/** The earlier texts of the private note beside a record: for the private paper only. */
export function privateHistoryOf(about: Id) {
  return {
    versions: () => noneWhenNotKept<PrivateLine>(() => ipc.privateHistory(about)),
    compare: async (earlier: string, later: string): Promise<FieldChange[]> => {
      const parts = await ipc.comparePrivateVersions(about, earlier, later);
      const differs = parts.some(({ how }) => how !== 'kept');
      return differs ? [{ field: 'note', label: '', parts }] : [];
    },
    bringBack: async (number: string) => {
      await ipc.bringBackPrivateVersion(about, number);
    },
  };
}

/** A record that nobody has written into yet does not lie in the vault, and so has no history. */
async function noneWhenNotKept<Line>(lines: () => Promise<Line[]>): Promise<Line[]> {
  try {
    return await lines();
  } catch (error) {
    if (error instanceof Refused && error.code === 'not_found') return [];
    throw error;
  }
}

import { ipc, Refused, type EvidenceView, type Record as AnyRecord } from './index';

/** An attached file whose consent has ended, with the record that it belongs to. */
export interface ExpiredFile {
  id: string;
  file_name: string;
  record: AnyRecord;
}

/** The files whose consent has ended and which a person can still see somewhere. */
export async function expiredFiles(): Promise<ExpiredFile[]> {
  const files = (await ipc.expiredEvidence()).filter((file) => !file.removed);
  return (await Promise.all(files.map(withRecord))).filter((file) => file !== null);
}

/** Nothing where the record lies in the trash. */
async function withRecord({ id, file_name, record }: EvidenceView): Promise<ExpiredFile | null> {
  try {
    return { id, file_name, record: await ipc.record(record) };
  } catch (error) {
    if (error instanceof Refused && error.code === 'not_found') return null;
    throw error;
  }
}

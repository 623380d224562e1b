import { blankOf, ipc, Refused, type Id } from '$ipc';

/** Keeps a new client under this pseudonym: their id, or the reason why not, to be said beside the field. */
export async function newClient(pseudonym: string): Promise<{ id: Id } | { problem: string }> {
  const client = await blankOf('client');
  client.pseudonym = pseudonym.trim();
  try {
    const [refused] = (await ipc.save(client)).problems;
    if (!refused) return { id: client.id };
    // Kept without its pseudonym, nobody would know who it is.
    await ipc.remove(client.id);
    return { problem: refused.message };
  } catch (error) {
    if (error instanceof Refused && error.field === 'pseudonym') return { problem: error.message };
    throw error;
  }
}

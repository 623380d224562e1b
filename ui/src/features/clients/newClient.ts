import { blankOf, ipc, Refused, type Id } from '$ipc';

/** Keeps a new client under this pseudonym: their id, or the reason why not, to be said beside the field. */
export async function newClient(pseudonym: string): Promise<{ id: Id } | { problem: string }> {
  const client = await blankOf('client');
  client.pseudonym = pseudonym.trim();
  try {
    await ipc.save(client);
    return { id: client.id };
  } catch (error) {
    if (error instanceof Refused && error.field === 'pseudonym') return { problem: error.message };
    throw error;
  }
}

import { Refused } from '$ipc';
import { base64Of } from '$lib/base64';
import * as words from '$words';

/** In bytes, as the app itself has it. */
const LARGEST = 20 * 1024 * 1024;

/** The first picture of what was dropped or pasted, as base64; nothing where it holds no file. */
export async function pictureIn(data: DataTransfer | null): Promise<string | null> {
  const [file] = data?.files ?? [];
  if (!file) return null;
  if (file.size > LARGEST) throw new Unfit(words.profile_picture_too_large());
  return base64Of(new Uint8Array(await file.arrayBuffer()));
}

/** Whether something is being dragged that could be a picture. */
export function hasFile(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** A picture that is not even sent to be looked at. */
export class Unfit extends Error {}

/** Does it, and says why not where it cannot be done; every other error is thrown on. */
export async function told(act: () => Promise<void>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Refused || error instanceof Unfit) return error.message;
    throw error;
  }
}

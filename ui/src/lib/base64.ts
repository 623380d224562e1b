/**
 * The bytes that a base64 text stands for.
 * @throws when the text is no base64
 */
export function bytesOf(base64: string): Uint8Array {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < characters.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/** Bytes as base64. */
export function base64Of(bytes: Uint8Array): string {
  // In parts, for a function takes only so many arguments.
  const PART = 0x8000;
  let characters = '';
  for (let i = 0; i < bytes.length; i += PART) {
    characters += String.fromCharCode(...bytes.subarray(i, i + PART));
  }
  return btoa(characters);
}

/** How many groups a recovery code has, and how many signs a group. */
export const GROUPS = 8;
export const SIGNS = 5;

/** What only separates signs from each other. */
const BETWEEN = /[\s\-_.,·‐‑‒–—−\u00ad\u200b]/gu;

/**
 * What was typed, in the groups of the code, so that it can be held against the paper. Whether it is right, the vault
 * says: this only leaves out what does not matter, and reads O as 0, I and L as 1, which no code holds.
 */
export function groupsTyped(typed: string): string[] {
  const signs = [...typed.replace(BETWEEN, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')];
  return Array.from({ length: GROUPS }, (_, i) => signs.slice(i * SIGNS, (i + 1) * SIGNS).join(''));
}

import type { SectionView } from '$ipc';

/** Beginnings of sentences for a part, in the programme's words; none where the programme file has none. */
export function startersOf(part: SectionView): readonly string[] {
  return (part as SectionView & { starters?: readonly string[] }).starters ?? [];
}

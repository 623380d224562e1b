// The types that the bindings will bring; this file goes then.
import type {
  Export,
  Id,
  Kind,
  Letter,
  LetterView as OldView,
  MarkedNote,
  SectionView as OldSection,
} from '$ipc';

export interface Stale {
  key: string;
  label: string;
  was: string;
  now: string | null;
}
export type SectionView = OldSection & { stale: Stale[]; starters: string[] };
export interface SourceView {
  id: Id;
  kind: Kind;
  title: string;
}
export interface Finding {
  key: string;
  words: string;
  can_overrule: boolean;
  overruled: string | null;
}
export interface LetterView {
  letter: Letter;
  sections: SectionView[];
  lives: import('$ipc').Live[];
  sources: SourceView[];
  marked_notes: MarkedNote[];
  missing: string[];
  exports: Export[];
  file_name: string;
  checks: Finding[];
}

export function filled(view: OldView): LetterView {
  const part = view as Partial<LetterView> & OldView;
  return {
    ...view,
    lives: part.lives ?? [],
    sources: part.sources ?? [],
    checks: part.checks ?? [],
    sections: view.sections.map((section) => ({
      stale: [],
      starters: [],
      ...section,
    })),
  };
}

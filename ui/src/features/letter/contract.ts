// The types that the bindings will bring; this file goes then.
import type {
  Export,
  Fact as OldFact,
  Id,
  Kind,
  Letter,
  LetterView as OldView,
  MarkedNote,
  SectionView as OldSection,
} from '$ipc';

export interface Live {
  key: string;
  label: string;
  value: string;
  records: Id[];
}
export type Fact = OldFact & { lives: Live[] };
export interface Stale {
  key: string;
  label: string;
  was: string;
  now: string | null;
}
export type SectionView = Omit<OldSection, 'facts'> & { facts: Fact[]; stale: Stale[]; starters: string[] };
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
  lives: Live[];
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
      facts: section.facts.map((fact) => ({ lives: [], ...fact })),
    })),
  };
}

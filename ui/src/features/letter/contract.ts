// The types that the bindings will bring; this file goes then.
import { ipc, type Export, type FieldChange, type Id, type Kind, type Letter, type Live } from '$ipc';
import type { LetterView as OldView, MarkedNote, SectionView as OldSection } from '$ipc';

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
  section: string | null;
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
  exports: KeptExport[];
  file_name: string;
  checks: Finding[];
}
export type KeptExport = Export & { letter_then?: Letter | null };
export interface Overruled {
  finding: string;
  reason: string;
}

export const later = ipc as unknown as {
  compareExports: (earlier: Id, later: Id | null) => Promise<FieldChange[]>;
  draftFromExport: (id: Id) => Promise<void>;
};

export function filled(view: OldView): LetterView {
  const part = view as Partial<LetterView> & OldView;
  return {
    ...view,
    lives: part.lives ?? view.sections.flatMap(({ facts }) => facts.flatMap(({ lives }) => lives)),
    sources: part.sources ?? [],
    checks: (
      part.checks ??
      view.missing.map((words) => ({
        key: words,
        words,
        section: null,
        overruled: null,
        can_overrule: false,
      }))
    ).map((one) => ({ ...one, can_overrule: one.can_overrule ?? true })),
    sections: view.sections.map((section) => ({ stale: [], starters: [], ...section })),
  };
}

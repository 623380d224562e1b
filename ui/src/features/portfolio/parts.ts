import type { PortfolioItemKind, PortfolioPart, Readiness, Requirement } from '$ipc';

/** Which requirements and which kinds of item belong to a part of the portfolio; both are keys of the programme. */
const BELONGS: Record<string, { requirements: string[]; kinds: PortfolioItemKind[] }> = {
  case_studies: { requirements: ['case_studies'], kinds: [] },
  write_ups: { requirements: ['write_ups', 'reflections'], kinds: ['write_up', 'reflection'] },
  excerpts: { requirements: ['excerpts'], kinds: ['recording', 'transcript'] },
  retreat: { requirements: ['retreat_evidence'], kinds: ['retreat_evidence'] },
};

/** A part of the portfolio as it stands. */
export interface Standing {
  part: PortfolioPart;
  kinds: PortfolioItemKind[];
  met: boolean;
  /** What is still asked of it, in words. */
  reasons: { title: string; reason: string }[];
  count: Requirement['count'];
}

export function standingOf(parts: readonly PortfolioPart[], readiness: Readiness): Standing[] {
  return parts.map((part) => {
    const belongs = BELONGS[part.key] ?? { requirements: [], kinds: [] };
    const asked = readiness.requirements.filter(({ key }) => belongs.requirements.includes(key));
    return {
      part,
      kinds: belongs.kinds,
      met: asked.length > 0 && asked.every(({ state }) => state === 'met'),
      reasons: asked.filter(({ state }) => state !== 'met').map(({ title, reason }) => ({ title, reason })),
      // One count speaks for the part only where there is one requirement.
      count: asked.length === 1 && part.count !== null ? (asked[0]?.count ?? null) : null,
    };
  });
}

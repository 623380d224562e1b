import type { Profile } from '$ipc';

/** What stands at the head of a letter, line by line, as the paper has it. */
export interface Head {
  name: string;
  /** Credentials and role, on one line. */
  titles: string;
  below: string[];
}

export function headOf(profile: Profile): Head {
  return {
    name: profile.name.trim(),
    titles: joined([profile.credentials, profile.role]),
    below: [
      ...profile.practice.split('\n'),
      ...profile.address.split('\n'),
      joined([profile.email, profile.phone, profile.website]),
    ]
      .map((line) => line.trim())
      .filter(Boolean),
  };
}

function joined(parts: string[]): string {
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' · ');
}

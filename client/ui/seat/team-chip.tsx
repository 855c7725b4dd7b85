/** A team's name with its colour. */
import { teamHue, teamName } from '#client/i18n/words/team-words.ts';

export function TeamChip({ team }: { readonly team: number }) {
  return (
    <span class="chip">
      <TeamMark team={team} />
      <bdi>{teamName(team)}</bdi>
    </span>
  );
}

/** A team's colour, for use beside its name. */
export function TeamMark({ team }: { readonly team: number }) {
  return (
    <svg class="seat-mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" data-hue={teamHue(team)}>
      <rect x="1" y="1" width="14" height="14" rx="4" />
    </svg>
  );
}

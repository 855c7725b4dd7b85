/** A team's name with its colour. */
import { teamHue, teamNameParts } from '#client/i18n/words/team-words.ts';

/** Where there is little room a style sheet hides parts of the name: first its colour, then the word beside its number. */
export function TeamChip({ team }: { readonly team: number }) {
  const { before, after, colour } = teamNameParts(team);
  return (
    <span class="chip">
      <TeamMark team={team} />
      <bdi>
        <span class="team-word">{before}</span>
        {team}
        <span class="team-word">{after}</span>
        <span class="team-colour">{colour}</span>
      </bdi>
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

/** The number of teams. Each has a board from the start. */
import { useId } from 'preact/hooks';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { TEAMS_MAX, TEAMS_MIN } from '#shared/limits.ts';

interface TeamCountProps {
  readonly teams: number;
  readonly onTeams: (teams: number) => void;
}

const CHOICES = Array.from({ length: TEAMS_MAX - TEAMS_MIN + 1 }, (_, index) => TEAMS_MIN + index);

export function TeamCount({ teams, onTeams }: TeamCountProps) {
  const say = newClassWords.value;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{say.teams}</label>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={teams}
        onChange={({ currentTarget: { value } }) => onTeams(Number(value))}
      >
        {CHOICES.map((count) => (
          <option key={count} value={count}>
            {say.teamsCount(count)}
          </option>
        ))}
      </select>
      <p class="hint" id={`${id}-hint`}>
        {say.teamsFill}
      </p>
    </div>
  );
}

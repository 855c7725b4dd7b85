/** The teams of the class: who is in which, moves from one to another, and all dealt again. */
import { Shuffle } from 'lucide';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { teamName } from '#client/i18n/words/team-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';

interface TeamMovesProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
}

/** Nothing where no teams play. */
export function TeamMoves({ link, view: { activity, boards } }: TeamMovesProps) {
  const [errorCode, request] = useRequest();
  if (activity?.mode !== 'teams') return null;
  const say = controlsWords.value;
  const nameOf = (board: ClassroomView['boards'][number]) => teamName(board.team ?? board.board);
  return (
    <section class="team-moves" aria-labelledby="people-teams">
      <h3 id="people-teams">{peopleWords.value.teams}</h3>
      <ul>
        {boards.flatMap((each) =>
          each.members.map((student) => (
            <li key={student.name}>
              <NameChip {...student} />
              <select
                class="select"
                aria-label={peopleWords.value.teamOf(student.name)}
                value={each.board}
                onChange={({ currentTarget: { value } }) =>
                  void request(link.control('toTeam', { board: each.board, member: student.member, to: Number(value) }))
                }
              >
                {boards.map((other) => (
                  <option key={other.board} value={other.board}>
                    {nameOf(other)}
                  </option>
                ))}
              </select>
            </li>
          )),
        )}
      </ul>
      <Button icon={Shuffle} onClick={() => void request(link.control('shuffleTeams', {}))}>
        {say.shuffle}
      </Button>
      {errorCode !== null && <ErrorLine code={errorCode} />}
    </section>
  );
}

/** Who is in, by the boards that they play at: choosing one shows it live. Their order is that of coming, so that none jumps. */
import { Moon } from 'lucide';
import type { BoardNumber } from '../../../shared/ids.ts';
import type { BoardView, ClassroomView, MemberView } from '../../../shared/protocol/events.ts';
import { teacherWords } from '../../i18n/words/teacher.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { NameChip } from '../../ui/seat-mark.tsx';

interface BoardsProps {
  readonly view: ClassroomView;
  readonly chosen: BoardNumber | null;
  readonly onChoose: (board: BoardNumber) => void;
}

export function Boards({ view, chosen, onChoose }: BoardsProps) {
  const say = teacherWords.value;
  return (
    <nav class="boards" aria-label={say.boards}>
      {view.boards.length === 0 ? (
        <p class="hint">{say.nobodyIn}</p>
      ) : (
        <ul class="board-list">
          {view.boards.map((board) => (
            <li key={board.board}>
              <BoardItem
                board={board}
                isForAll={view.activity?.mode === 'together'}
                isChosen={board.board === chosen}
                onChoose={onChoose}
              />
            </li>
          ))}
        </ul>
      )}
      {view.notYet.length > 0 && (
        <section class="not-yet" aria-labelledby="not-yet">
          <h2 id="not-yet">{say.notYet(view.notYet.length)}</h2>
          <ul>
            {view.notYet.map((name) => (
              <li key={name} dir="auto">
                {name}
              </li>
            ))}
          </ul>
        </section>
      )}
    </nav>
  );
}

interface BoardItemProps {
  readonly board: BoardView;
  readonly isForAll: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (board: BoardNumber) => void;
}

function BoardItem({ board, isForAll, isChosen, onChoose }: BoardItemProps) {
  const say = teacherWords.value;
  const students = board.members.filter(({ member }) => member !== 0);
  return (
    <button type="button" class="board-item" aria-current={isChosen} onClick={() => onChoose(board.board)}>
      {isForAll && <b>{say.everybody}</b>}
      {students.length === 0 ? (
        <span class="hint">{say.nobodyAtBoard}</span>
      ) : (
        students.map((student) => <Student key={student.member} {...student} />)
      )}
    </button>
  );
}

function Student({ name, hue, shape, here }: MemberView) {
  const say = teacherWords.value;
  return (
    <span class="board-student">
      <NameChip name={name} hue={hue} shape={shape} />
      {!here && (
        <span class="status">
          <Icon of={Moon} />
          {say.away}
        </span>
      )}
    </span>
  );
}

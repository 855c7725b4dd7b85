/** What a teacher does for one board that she looks at. */
import { LifeBuoy, Pause, Play as PlayIcon, Presentation, RotateCcw, Shuffle } from 'lucide';
import type { BoardView, ClassroomView } from '../../../../../shared/protocol/events.ts';
import type { TeachersView } from '../../../../../shared/protocol/led.ts';
import { leadWords } from '../../../../i18n/words/lead.ts';
import type { ClassLink } from '../../../../net/link.ts';
import type { Play } from '../../../../play/play.ts';
import { Button } from '../../../../ui/controls/button.tsx';
import { Choices } from '../../../../ui/controls/choices.tsx';
import { Popover } from '../../../../ui/surfaces/popover.tsx';
import { noteReset } from './own-resets.ts';
import { PieceHelp } from './piece-help.tsx';

export interface BoardActsProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  readonly board: BoardView;
  readonly hers: TeachersView;
  readonly play: Play;
  readonly areNamesHidden: boolean;
}

export function BoardActs(props: BoardActsProps) {
  const { link, view, board: it, hers, play } = props;
  const { board } = it;
  const say = leadWords.value;
  const isPaused = hers.pausedBoards.includes(board);
  const isSpotlit = view.led.spotlight?.board === board;
  return (
    <>
      <Popover label={say.help} icon={LifeBuoy} wordy>
        <div class="board-acts">
          <PieceHelp {...props} />
          <hr />
          <Button
            icon={isPaused ? PlayIcon : Pause}
            onClick={() => void link.pause(board, !isPaused)}
            disabled={view.paused}
          >
            {isPaused ? say.goOnOne : say.pauseOne}
          </Button>
          {isSpotlit ? (
            <Button icon={Presentation} onClick={() => void link.lead('spotlight', { board: null, named: false })}>
              {say.spotlightEnd}
            </Button>
          ) : (
            <>
              <Button icon={Presentation} onClick={() => void link.lead('spotlight', { board, named: false })}>
                {say.spotlight}
              </Button>
              <Button onClick={() => void link.lead('spotlight', { board, named: true })}>{say.spotlightNamed}</Button>
            </>
          )}
          <Button
            icon={RotateCcw}
            onClick={() => {
              noteReset(view.id, board);
              void link.reset(board);
            }}
          >
            {say.reset}
          </Button>
          {view.activity?.mode === 'each' && view.activity.cuts.length > 1 && (
            <Choices
              legend={say.recut}
              of={view.activity.cuts.map(({ columns, rows }, cut) => ({ value: cut, label: say.cut(columns * rows) }))}
              chosen={it.cut}
              onChoose={(cut) => void link.lead('recut', { board, cut })}
            />
          )}
          {view.activity?.mode === 'teams' && <TeamActs {...props} />}
        </div>
      </Popover>
      {play.picking.value !== null && (
        <span class="status" data-tone="attention" role="status">
          {say.pressPiece}
        </span>
      )}
    </>
  );
}

function TeamActs({ link, view, board: { board, members } }: BoardActsProps) {
  const say = leadWords.value;
  const others = view.boards.filter((each) => each.board !== board);
  return (
    <>
      {members.map(({ member, name }) => (
        <label class="piece-choice" key={member}>
          <span class="label" dir="auto">
            {name}
          </span>
          <select
            class="select"
            value={board}
            onChange={({ currentTarget: { value } }) => void link.lead('toTeam', { board, member, to: Number(value) })}
          >
            <option value={board}>{say.stays}</option>
            {others.map((each) => (
              <option key={each.board} value={each.board}>
                {say.toTeam(each.team ?? each.board)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button icon={Shuffle} onClick={() => void link.lead('shuffleTeams', {})}>
        {say.shuffle}
      </Button>
    </>
  );
}

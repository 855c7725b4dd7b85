/** What a teacher does for one board that she looks at. */
import { LifeBuoy, MapPin, Pause, Play as PlayIcon, Presentation, RotateCcw, Shuffle } from 'lucide';
import { useState } from 'preact/hooks';
import type { PieceId } from '../../../../shared/ids.ts';
import type { BoardView, ClassroomView } from '../../../../shared/protocol/events.ts';
import type { TeachersView } from '../../../../shared/protocol/led.ts';
import { leadWords } from '../../../i18n/words/lead.ts';
import type { ClassLink } from '../../../net/link.ts';
import type { Play } from '../../../play/play.ts';
import { loosePieces, placeBeside } from '../../../play/shown/way-home.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Popover } from '../../../ui/surfaces/popover.tsx';

interface BoardActsProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  readonly board: BoardView;
  readonly hers: TeachersView;
  readonly play: Play;
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
          <Button icon={RotateCcw} onClick={() => void link.reset(board)}>
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

/** Stands for a piece that is going to be pressed on the board. */
const PRESSED = 0;

/** One piece: shown where it goes, or laid beside the picture. It is chosen from a list, or pressed on the board. */
function PieceHelp({ link, view, board: { board, cut }, play }: BoardActsProps) {
  const say = leadWords.value;
  const [piece, setPiece] = useState<PieceId>(PRESSED);
  // Drawn anew as pieces join.
  play.facts.value;
  const { mirror } = play.inside;
  const columns = view.activity?.cuts[cut]?.columns ?? 1;
  const loose = loosePieces(mirror.board);
  const chosen = loose.includes(piece) ? piece : PRESSED;
  const act = (panel: Element, with_: (piece: PieceId) => void) => {
    if (chosen !== PRESSED) {
      with_(chosen);
      return;
    }
    panel.closest<HTMLElement>('[popover]')?.hidePopover();
    play.pickWith(with_);
  };
  const everybody = view.boards.filter((each) => each.cut === cut).map((each) => each.board);
  const beside = (which: PieceId) => {
    const at = placeBeside(mirror.board, which);
    if (at !== null) mirror.drop(which, at.x, at.y);
  };
  return (
    <>
      <label class="piece-choice">
        <span class="label">{say.piece}</span>
        <select class="select" value={chosen} onChange={({ currentTarget: { value } }) => setPiece(Number(value))}>
          <option value={PRESSED}>{say.pieceByPress}</option>
          {loose.map((each) => (
            <option key={each} value={each}>
              {say.pieceAt(Math.floor((each - 1) / columns) + 1, ((each - 1) % columns) + 1)}
            </option>
          ))}
        </select>
      </label>
      <Button
        icon={MapPin}
        onClick={({ currentTarget }) => act(currentTarget, (which) => void link.showPiece([board], which))}
      >
        {say.showPiece}
      </Button>
      {everybody.length > 1 && (
        <Button onClick={({ currentTarget }) => act(currentTarget, (which) => void link.showPiece(everybody, which))}>
          {say.showPieceAll(everybody.length)}
        </Button>
      )}
      <Button onClick={({ currentTarget }) => act(currentTarget, beside)}>{say.beside}</Button>
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

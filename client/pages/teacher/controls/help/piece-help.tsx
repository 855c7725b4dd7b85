/** Help with one piece: its place is shown to one, some or all students, or it is put beside the picture. The teacher chooses it from a list or on the board. */

import { MapPin, Users } from 'lucide';
import { useState } from 'preact/hooks';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { loosePieces, placeBeside } from '#client/play/assists/home-path.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { MultiChoices } from '#client/ui/controls/multi-choices.tsx';
import { closePopoverAround } from '#client/ui/surfaces/popover-support.ts';
import { boardName } from '#client/wall/wall-entries.ts';
import type { BoardNumber, PieceId } from '#shared/ids.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { BoardHelpProps } from './help-props.ts';

/** In place of a piece's number: the teacher presses the piece on the board. */
const BY_PRESSING = 0;

export function PieceHelp({ link, view, board: { board, cut }, play, areNamesHidden }: BoardHelpProps) {
  const say = controlsWords.value;
  const [piece, setPiece] = useState<PieceId>(BY_PRESSING);
  // Subscribes: the list is rendered again as pieces join.
  play.facts.value;
  const { mirror } = play.internals;
  const columns = view.activity?.cuts[cut]?.columns ?? 1;
  const loose = loosePieces(mirror.predicted);
  const chosen = loose.includes(piece) ? piece : BY_PRESSING;
  const act = (panel: Element, action: (piece: PieceId) => void) => {
    if (chosen !== BY_PRESSING) {
      action(chosen);
      return;
    }
    closePopoverAround(panel);
    play.pickWith(action);
  };
  const showOn = (panel: Element, boards: readonly BoardNumber[]) =>
    act(panel, (which) => void link.showPiece(boards, which));
  const sameCut = view.boards.filter((each) => each.cut === cut);
  const putBeside = (which: PieceId) => {
    const at = placeBeside(mirror.predicted, which);
    if (at !== null) mirror.drop(which, at.x, at.y);
  };
  return (
    <>
      <label class="piece-choice">
        <span class="label">{say.piece}</span>
        <select class="select" value={chosen} onChange={({ currentTarget: { value } }) => setPiece(Number(value))}>
          <option value={BY_PRESSING}>{say.choosePieceOnBoard}</option>
          {loose.map((each) => (
            <option key={each} value={each}>
              {say.pieceAt(Math.floor((each - 1) / columns) + 1, ((each - 1) % columns) + 1)}
            </option>
          ))}
        </select>
      </label>
      <Button icon={MapPin} onClick={({ currentTarget }) => showOn(currentTarget, [board])}>
        {say.showPiece}
      </Button>
      {sameCut.length > 1 && (
        <>
          <Button
            onClick={({ currentTarget }) =>
              showOn(
                currentTarget,
                sameCut.map((each) => each.board),
              )
            }
          >
            {say.showPieceAll(sameCut.length)}
          </Button>
          <ShowToSome
            candidates={sameCut}
            nameOf={(each) => boardName(each, view, areNamesHidden)}
            onShow={(panel, boards) => showOn(panel, boards)}
          />
        </>
      )}
      <Button onClick={({ currentTarget }) => act(currentTarget, putBeside)}>{say.placeBeside}</Button>
    </>
  );
}

interface ShowToSomeProps {
  /** Boards of the same cut, which have the same piece. */
  readonly candidates: readonly BoardView[];
  readonly nameOf: (board: BoardView) => string;
  readonly onShow: (panel: Element, boards: readonly BoardNumber[]) => void;
}

/** The chosen boards stay chosen for the next piece. */
function ShowToSome({ candidates, nameOf, onShow }: ShowToSomeProps) {
  const say = controlsWords.value;
  const [isOpen, setOpen] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<BoardNumber>>(new Set());
  const some = candidates.map(({ board }) => board).filter((board) => picked.has(board));
  return (
    <>
      <Button icon={Users} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say.showPieceSome}
      </Button>
      {isOpen && (
        <div class="show-some">
          <MultiChoices
            legend={say.showPieceTo}
            options={candidates.map((each) => ({ value: each.board, label: nameOf(each) }))}
            picked={new Set(some)}
            max={candidates.length}
            onPick={setPicked}
          />
          <Button disabled={some.length === 0} onClick={({ currentTarget }) => onShow(currentTarget, some)}>
            {say.showPieceToChosen(some.length)}
          </Button>
        </div>
      )}
    </>
  );
}

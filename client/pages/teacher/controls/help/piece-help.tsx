/**
 * Help with one piece, once it is chosen: its place is shown to one, some or all students, or it is put beside the picture. The teacher presses
 * it on the board, or chooses it from a list. Nothing, where no piece is loose.
 */

import { ArrowRightFromLine, ListChecks, MapPin, Users } from 'lucide';
import { useState } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { loosePieces, placeBeside } from '#client/play/assists/home-path.ts';
import { PieceThumbnail } from '#client/play/picture/piece-thumbnail.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import { MultiChoices } from '#client/ui/controls/multi-choices.tsx';
import { boardName } from '#client/wall/wall-entries.ts';
import { groupOf } from '#shared/board/board.ts';
import { QUARTER } from '#shared/geometry/pose.ts';
import type { BoardNumber, PieceId } from '#shared/ids.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { BoardHelpProps } from './help-props.ts';

export function PieceHelp({ link, view, board: { board, cut }, play, areNamesHidden }: BoardHelpProps) {
  const say = controlsWords.value;
  // Subscribes: the list is rendered again as pieces join.
  play.facts.value;
  const { mirror, picture } = play.internals;
  const loose = loosePieces(mirror.predicted);
  const picked = play.picked.value;
  const chosen = picked !== null && loose.includes(picked) ? picked : null;
  if (loose.length === 0 || mirror.predicted.solved) return null;
  const chosenName = chosen === null ? null : placeName(mirror.rules.puzzle, chosen);
  return (
    <>
      <div class="piece-choice">
        {chosen !== null && (
          <PieceThumbnail
            puzzle={mirror.rules.puzzle}
            picture={picture()}
            piece={chosen}
            quarters={groupOf(mirror.predicted, chosen).turn / QUARTER}
          />
        )}
        <label>
          <span class="label">{say.piece}</span>
          <select
            class="select"
            value={chosen ?? ''}
            onChange={({ currentTarget: { value } }) => play.choosePicked(value === '' ? null : Number(value))}
          >
            <option value="">{say.choosePieceOnBoard}</option>
            {loose.map((each) => (
              <option key={each} value={each}>
                {placeName(mirror.rules.puzzle, each)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {/* A piece in full, where the list has no room for a long name. */}
      <p
        class="hint"
        role="status"
        data-names={chosenName === null ? undefined : isLong(chosenName) ? 'long' : 'short'}
      >
        {chosenName ?? say.pressPieceHint}
      </p>
      {chosen !== null && (
        <>
          <ShowPiece
            board={board}
            candidates={view.boards.filter((each) => each.cut === cut)}
            nameOf={(each) => boardName(each, view, areNamesHidden)}
            onShow={(boards) => void link.showPiece(boards, chosen)}
          />
          <Button icon={ArrowRightFromLine} onClick={() => putBeside(play, chosen)}>
            {say.placeBeside}
          </Button>
        </>
      )}
      <hr />
    </>
  );
}

/** In letters: more than a narrow list shows of a name. */
const LONG_NAME = 16;

function isLong(name: string): boolean {
  return name.length > LONG_NAME;
}

function putBeside({ internals: { mirror } }: BoardHelpProps['play'], piece: PieceId): void {
  const at = placeBeside(mirror.predicted, piece);
  if (at !== null) mirror.drop(piece, at.x, at.y);
}

/** "Row 2, column 3", or the name that its author gave the place. */
function placeName(puzzle: Puzzle, piece: PieceId): string {
  const { name } = puzzle.placeOf(piece);
  return name.kind === 'cell' ? controlsWords.value.pieceAt(name.row, name.column) : name.words[language.value];
}

interface ShowPieceProps extends ShowToSomeProps {
  /** The opened one. */
  readonly board: BoardNumber;
}

/** On this board, and where others have the same piece on all of them or some. */
function ShowPiece({ board, candidates, nameOf, onShow }: ShowPieceProps) {
  const say = controlsWords.value;
  return (
    <>
      <Button kind="primary" icon={MapPin} onClick={() => onShow([board])}>
        {say.showPiece}
      </Button>
      {candidates.length > 1 && (
        <div class="piece-variants">
          <Button icon={Users} onClick={() => onShow(candidates.map((each) => each.board))}>
            {say.showPieceAll(candidates.length)}
          </Button>
          <ShowToSome candidates={candidates} nameOf={nameOf} onShow={onShow} />
        </div>
      )}
    </>
  );
}

interface ShowToSomeProps {
  /** Boards of the same cut, which have the same piece. */
  readonly candidates: readonly BoardView[];
  readonly nameOf: (board: BoardView) => string;
  readonly onShow: (boards: readonly BoardNumber[]) => void;
}

/** The chosen boards stay chosen for the next piece. */
function ShowToSome({ candidates, nameOf, onShow }: ShowToSomeProps) {
  const say = controlsWords.value;
  const [isOpen, setOpen] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<BoardNumber>>(new Set());
  const some = candidates.map(({ board }) => board).filter((board) => picked.has(board));
  return (
    <>
      <Button icon={ListChecks} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
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
          <Button disabled={some.length === 0} onClick={() => onShow(some)}>
            {say.showPieceToChosen(some.length)}
          </Button>
        </div>
      )}
    </>
  );
}

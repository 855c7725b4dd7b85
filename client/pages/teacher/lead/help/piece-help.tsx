/** Help with one piece: it is shown where it goes, to one, some or all, or laid beside the picture. It is chosen from a list, or pressed on the board. */
import { MapPin, Users } from 'lucide';
import { useState } from 'preact/hooks';
import type { BoardNumber, PieceId } from '../../../../../shared/ids.ts';
import type { BoardView } from '../../../../../shared/protocol/events.ts';
import { leadWords } from '../../../../i18n/words/lead.ts';
import { loosePieces, placeBeside } from '../../../../play/aids/way-home.ts';
import { Button } from '../../../../ui/controls/button.tsx';
import { Picks } from '../../../../ui/controls/picks.tsx';
import { nameOf } from '../../../../wall/entries.ts';
import type { BoardActsProps } from './board-acts.tsx';

/** Stands for a piece that is going to be pressed on the board. */
const PRESSED = 0;

export function PieceHelp({ link, view, board: { board, cut }, play, areNamesHidden }: BoardActsProps) {
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
  const showOn = (panel: Element, boards: readonly BoardNumber[]) =>
    act(panel, (which) => void link.showPiece(boards, which));
  const everybody = view.boards.filter((each) => each.cut === cut);
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
      <Button icon={MapPin} onClick={({ currentTarget }) => showOn(currentTarget, [board])}>
        {say.showPiece}
      </Button>
      {everybody.length > 1 && (
        <>
          <Button
            onClick={({ currentTarget }) =>
              showOn(
                currentTarget,
                everybody.map((each) => each.board),
              )
            }
          >
            {say.showPieceAll(everybody.length)}
          </Button>
          <ShowToSome
            of={everybody}
            nameOf={(each) => nameOf(each, view, areNamesHidden)}
            onShow={(panel, boards) => showOn(panel, boards)}
          />
        </>
      )}
      <Button onClick={({ currentTarget }) => act(currentTarget, beside)}>{say.beside}</Button>
    </>
  );
}

interface ShowToSomeProps {
  /** Boards that can be shown the same piece. */
  readonly of: readonly BoardView[];
  readonly nameOf: (board: BoardView) => string;
  readonly onShow: (panel: Element, boards: readonly BoardNumber[]) => void;
}

/** Who is to see it stays chosen, for the next piece. */
function ShowToSome({ of, nameOf: called, onShow }: ShowToSomeProps) {
  const say = leadWords.value;
  const [isOpen, setOpen] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<BoardNumber>>(new Set());
  const some = of.map(({ board }) => board).filter((board) => picked.has(board));
  return (
    <>
      <Button icon={Users} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say.showPieceSome}
      </Button>
      {isOpen && (
        <div class="show-some">
          <Picks
            legend={say.showPieceWhom}
            of={of.map((each) => ({ value: each.board, label: called(each) }))}
            picked={new Set(some)}
            most={of.length}
            onPick={setPicked}
          />
          <Button disabled={some.length === 0} onClick={({ currentTarget }) => onShow(currentTarget, some)}>
            {say.showPieceThese(some.length)}
          </Button>
        </div>
      )}
    </>
  );
}

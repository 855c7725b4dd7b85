/** What helps whoever plays, on request: hide the middle, spread out what lies hidden, turn, tell where a piece belongs. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { groupOf } from '../../../shared/board/board.ts';
import { MAT_ID } from '../../../shared/board/rules.ts';
import { type Point, QUARTER, TURN_STEPS } from '../../../shared/geometry/pose.ts';
import type { GroupId, PieceId } from '../../../shared/ids.ts';
import { AWAY } from '../../board/extent.ts';
import type { Mirror, Shown } from '../../board/mirror/mirror.ts';
import { boardWords } from '../../i18n/words/board.ts';
import type { Reach } from '../reach/reach.ts';
import { spreadOut } from './spread.ts';

export interface AidsParts {
  readonly mirror: Mirror;
  readonly reach: Reach;
  /** What is in hand goes back. */
  readonly letGo: () => void;
  readonly onTell: (sentence: string) => void;
}

export interface Aids {
  /** Only the border's pieces, and what is joined, are shown on this page. */
  readonly edgesOnly: ReadonlySignal<boolean>;
  showEdgesOnly(shown: boolean): void;
  /** Moves loose pieces that lie hidden to where they can be seen. */
  spread(): void;
  /** May pieces be turned? */
  readonly turns: boolean;
  /** Turns the piece in hand, or the one that was touched last, by a quarter. */
  turn(): void;
  /** Does the teacher let hints be asked for? */
  readonly hints: boolean;
  /** Tells where that piece belongs; more precisely each time. */
  hint(): void;
}

/** @param lastTouched the piece that this page touched last */
export function aidsFor({ mirror, reach, letGo, onTell }: AidsParts, lastTouched: () => PieceId | null): Aids {
  const edgesOnly = signal(false);

  /** The piece that is meant. Null, and said so, when there is none. */
  function meant(): PieceId | null {
    const piece = reach.chosen.peek() ?? mirror.inHand ?? lastTouched();
    if (piece !== null && groupOf(mirror.board, piece).id !== MAT_ID) return piece;
    onTell(boardWords.peek().touchFirst);
    return null;
  }

  return {
    edgesOnly,
    showEdgesOnly: (only) => {
      edgesOnly.value = only;
    },
    spread() {
      const found = spreadOut(mirror.board);
      for (const { piece, x, y } of found) mirror.drop(piece, x, y);
      const say = boardWords.peek();
      onTell(found.length === 0 ? say.noneHidden : say.spreadOut(found.length));
    },
    turns: mirror.rules.turns,
    turn() {
      const piece = meant();
      if (piece === null) return;
      // Its origin changes as it turns: whoever has it in hand takes it up anew.
      if (mirror.inHand !== null) letGo();
      mirror.turn(piece, (groupOf(mirror.board, piece).turn + QUARTER) % TURN_STEPS);
    },
    hints: mirror.rules.hints,
    hint() {
      const piece = meant();
      if (piece !== null) onTell(reach.hints.next(piece));
    },
  };
}

/** Where groups are drawn when the loose pieces of the picture's middle are hidden. */
export function withoutMiddles({ board, lying, inHand }: Shown, chosen: GroupId | null): ReadonlyMap<GroupId, Point> {
  const away = new Map(lying);
  const { neighbours } = board.rules.puzzle;
  for (const { id, pieces, hold } of board.groups.values()) {
    const isMiddle = id !== MAT_ID && pieces.length === 1 && neighbours[id]?.length === 4;
    if (isMiddle && hold === null && id !== inHand && id !== chosen) away.set(id, AWAY);
  }
  return away;
}

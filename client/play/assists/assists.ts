/** What helps whoever plays, on request: hide the middle, spread out what lies hidden, turn, tell where a piece belongs. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import type { Mirror, MirrorFrame } from '#client/board/mirror/mirror.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { KeyboardPlay } from '#client/play/keyboard/keyboard-play.ts';
import { groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import { type Point, QUARTER, TURN_STEPS } from '#shared/geometry/pose.ts';
import type { GroupId, PieceId } from '#shared/ids.ts';
import { spreadOut } from './spread.ts';

export interface AssistsDeps {
  readonly mirror: Mirror;
  readonly keyboard: KeyboardPlay;
  /** What is in hand goes back. */
  readonly letGo: () => void;
  readonly onAnnounce: (sentence: string) => void;
}

export interface Assists {
  /** Only the border's pieces, and what is joined, are shown on this page. */
  readonly edgesOnly: ReadonlySignal<boolean>;
  showEdgesOnly(shown: boolean): void;
  /** Moves loose pieces that lie hidden to where they can be seen. */
  spread(): void;
  /** May pieces be turned? */
  readonly canTurn: boolean;
  /** Turns the piece in hand, or the one that was touched last, by a quarter. */
  turn(): void;
  /** Does the teacher let hints be asked for? */
  readonly canHint: boolean;
  /** Tells where that piece belongs; more precisely each time. */
  hint(): void;
}

/** @param lastTouched the piece that this page touched last */
export function createAssists(
  { mirror, keyboard, letGo, onAnnounce }: AssistsDeps,
  lastTouched: () => PieceId | null,
): Assists {
  const edgesOnly = signal(false);

  /** The piece that is meant. Null, and said so, when there is none. */
  function targetPiece(): PieceId | null {
    const piece = keyboard.chosen.peek() ?? mirror.inHand ?? lastTouched();
    if (piece !== null && groupOf(mirror.predicted, piece).id !== MAT_ID) return piece;
    onAnnounce(boardWords.peek().pressPieceFirst);
    return null;
  }

  return {
    edgesOnly,
    showEdgesOnly: (only) => {
      edgesOnly.value = only;
    },
    spread() {
      const found = spreadOut(mirror.predicted);
      for (const { piece, x, y } of found) mirror.drop(piece, x, y);
      const say = boardWords.peek();
      onAnnounce(found.length === 0 ? say.noHiddenPieces : say.piecesSpreadOut(found.length));
    },
    canTurn: mirror.rules.turns,
    turn() {
      const piece = targetPiece();
      if (piece === null) return;
      // Its origin changes as it turns: whoever has it in hand takes it up anew.
      if (mirror.inHand !== null) letGo();
      mirror.turn(piece, (groupOf(mirror.predicted, piece).turn + QUARTER) % TURN_STEPS);
    },
    canHint: mirror.rules.hints,
    hint() {
      const piece = targetPiece();
      if (piece !== null) onAnnounce(keyboard.hints.next(piece));
    },
  };
}

/** Where groups are drawn when the loose pieces of the picture's middle are hidden. */
export function hideMiddlePieces(
  { board, positions, inHand }: MirrorFrame,
  chosen: GroupId | null,
): ReadonlyMap<GroupId, Point> {
  const hidden = new Map(positions);
  const { neighbours } = board.rules.puzzle;
  for (const { id, pieces, hold } of board.groups.values()) {
    const isMiddle = id !== MAT_ID && pieces.length === 1 && neighbours[id]?.length === 4;
    if (isMiddle && hold === null && id !== inHand && id !== chosen) hidden.set(id, HIDDEN_POSITION);
  }
  return hidden;
}

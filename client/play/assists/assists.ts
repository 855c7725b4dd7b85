/** Help on request: shows edges only, spreads out hidden pieces, turns a piece, and gives a hint about its place. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { BoardFrame } from '#client/board/board-frame.ts';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { KeyboardMode } from '#client/play/keyboard/keyboard-mode.ts';
import { groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import { type Point, QUARTER, TURN_STEPS } from '#shared/geometry/pose.ts';
import type { GroupId, PieceId } from '#shared/ids.ts';
import { spreadOut } from './spread.ts';

export interface AssistsDeps {
  readonly mirror: Mirror;
  readonly keyboard: KeyboardMode;
  /** The piece that this page touched last. */
  readonly lastTouched: () => PieceId | null;
  /** What is in hand goes back. */
  readonly letGo: () => void;
  readonly onAnnounce: (sentence: string) => void;
}

export class Assists {
  /** Of the pieces that are not joined, only those of the border show on this page. */
  readonly edgesOnly: ReadonlySignal<boolean>;
  /** The activity has turned pieces. */
  readonly canTurn: boolean;
  readonly #deps: AssistsDeps;
  readonly #edgesOnly = signal(false);

  constructor(deps: AssistsDeps) {
    this.#deps = deps;
    this.edgesOnly = this.#edgesOnly;
    this.canTurn = deps.mirror.rules.turns;
  }

  /** The teacher allows hints now. */
  get canHint(): boolean {
    return this.#deps.mirror.rules.hints;
  }

  showEdgesOnly(isShown: boolean): void {
    this.#edgesOnly.value = isShown;
  }

  /** Moves hidden loose pieces to free places. */
  spread(): void {
    const { mirror, onAnnounce } = this.#deps;
    const moves = spreadOut(mirror.predicted);
    for (const { piece, x, y } of moves) mirror.drop(piece, x, y);
    const say = boardWords.peek();
    onAnnounce(moves.length === 0 ? say.noHiddenPieces : say.piecesSpreadOut(moves.length));
  }

  /** Turns the target piece by a quarter. */
  turn(): void {
    const { mirror, letGo } = this.#deps;
    const piece = this.#targetPiece();
    if (piece === null) return;
    // The turn moves the group's origin, so the piece cannot stay in hand.
    if (mirror.isHolding) letGo();
    mirror.turn(piece, (groupOf(mirror.predicted, piece).turn + QUARTER) % TURN_STEPS);
  }

  /** Announces where the target piece belongs; more precisely each time. */
  hint(): void {
    const piece = this.#targetPiece();
    if (piece !== null) this.#deps.onAnnounce(this.#deps.keyboard.hints.next(piece));
  }

  /** The piece that is chosen, in hand or was touched last. Null, with an announcement: there is none, or it is placed. */
  #targetPiece(): PieceId | null {
    const { mirror, keyboard, lastTouched, onAnnounce } = this.#deps;
    const piece = keyboard.chosen.peek() ?? mirror.inHand ?? lastTouched();
    if (piece !== null && groupOf(mirror.predicted, piece).id !== MAT_ID) return piece;
    onAnnounce(boardWords.peek().pressPieceFirst);
    return null;
  }
}

/** A frame's positions with the loose pieces of the picture's middle hidden. */
export function hideMiddlePieces(
  { board, positions, inHand }: BoardFrame,
  chosen: GroupId | null,
): ReadonlyMap<GroupId, Point> {
  const hidden = new Map(positions);
  const { neighbours } = board.rules.puzzle;
  for (const { id, pieces, hold } of board.groups.values()) {
    const isMiddle = id !== MAT_ID && pieces.length === 1 && neighbours[id]?.length === 4;
    if (isMiddle && hold === null && !inHand.has(id) && id !== chosen) hidden.set(id, HIDDEN_POSITION);
  }
  return hidden;
}

/** Help on request: shows edges only, spreads out hidden pieces, turns a piece, and gives a hint about its place. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import type { BoardFrame } from '#client/board/board-frame.ts';
import type { Rect } from '#client/board/camera/camera.ts';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { ruleChanges } from '#client/play/activity-rules.ts';
import type { KeyboardMode } from '#client/play/keyboard/keyboard-mode.ts';
import { type Group, groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import { type Point, QUARTER, TURN_STEPS } from '#shared/geometry/pose.ts';
import type { GroupId, PieceId } from '#shared/ids.ts';
import { pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

const loadSpread = () => import('./spread-words.ts');

export interface AssistsDeps {
  readonly mirror: Mirror;
  readonly keyboard: KeyboardMode;
  readonly chosenInTray: () => PieceId | null;
  /** What the view shows at home, in units; null: the board is not drawn. */
  readonly homeView: () => Rect | null;
  /** The middle with which a piece lies in the tray, in units; null: the tray does not take it. */
  readonly trayPlace: (piece: PieceId) => Point | null;
  /** The piece that this page touched last. */
  readonly lastTouched: () => PieceId | null;
  /** What is in hand goes back. */
  readonly letGo: () => void;
  /** No piece of the tray is chosen any more. */
  readonly unchoose: () => void;
  /** With a subject the sentence stays until that changes. */
  readonly onAnnounce: (sentence: string, subject?: ReadonlySignal<unknown>) => void;
}

export class Assists {
  /** Of the pieces that nobody has moved, only those of the border show on this page. What lies on the table stays. */
  readonly edgesOnly: ReadonlySignal<boolean>;
  /** Says in an empty tray that others wait. */
  readonly edgesNote = signal('');
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
    ruleChanges.value;
    return this.#deps.mirror.rules.hints;
  }

  showEdgesOnly(isShown: boolean): void {
    const { mirror, keyboard, chosenInTray, unchoose, onAnnounce } = this.#deps;
    this.#edgesOnly.value = isShown;
    loadPart(loadSpread, ({ helpWords }) => {
      if (this.#edgesOnly.peek() !== isShown) return;
      const { onlyEdges, allShown } = helpWords.peek();
      this.edgesNote.value = isShown ? onlyEdges : '';
      onAnnounce(isShown ? onlyEdges : allShown, isShown ? this.edgesOnly : undefined);
    });
    if (!isShown) return;
    const chosen = chosenInTray();
    const isHidden = (piece: PieceId) => {
      const group = groupOf(mirror.predicted, piece);
      const isSeen = mirror.inHand === piece || keyboard.chosenGroup === group.id;
      return !isSeen && isMiddlePiece(mirror.rules.puzzle, group) && (piece === chosen || isUnmoved(group));
    };
    // Nothing is put down that is not seen, and no place stays lit for it.
    if (chosen !== null && isHidden(chosen)) unchoose();
    keyboard.hints.onHidden(isHidden);
  }

  /** Moves hidden loose pieces to free places that the view shows at home. */
  spread(): void {
    const { mirror, homeView, trayPlace, onAnnounce } = this.#deps;
    loadPart(loadSpread, ({ spreadOut, describeSpread }) => {
      const view = homeView();
      if (view === null) return;
      const spread = spreadOut(mirror.predicted, view, trayPlace);
      for (const { piece, x, y } of spread.moves) mirror.drop(piece, x, y);
      onAnnounce(describeSpread(spread, pieceNoun(mirror.rules.puzzle.spec)));
    });
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

  /** Says why a piece that was just put down joins nothing, if its player may wonder. Without the words of it, nothing is said. @param put its origin then */
  async explainNearMiss(piece: PieceId, put: Point): Promise<void> {
    const { mirror, onAnnounce } = this.#deps;
    const words = await import('./near-miss-words.ts').catch(() => null);
    const sentence = words?.describeNearMiss(mirror.predicted, piece, put) ?? null;
    if (sentence !== null) onAnnounce(sentence);
  }

  /** Gives a hint for the piece that is chosen or in hand; without one, for the next that is taken up, unless that is called off. */
  hint(): void {
    const { keyboard } = this.#deps;
    const { hints } = keyboard;
    const piece = this.#heldPiece();
    if (piece !== null) this.#giveHint(piece);
    else {
      hints.arm(!hints.isArmed.peek());
      if (hints.isArmed.peek()) this.#askForPiece();
    }
  }

  /** This page takes a piece up, or chooses it. */
  onTaken(piece: PieceId): void {
    const { hints } = this.#deps.keyboard;
    if (hints.isArmed.peek()) this.#giveHint(piece);
    else hints.onTaken(piece);
  }

  /** Lights up where the piece belongs, more exactly each time, and tells those who do not see it. */
  #giveHint(piece: PieceId): void {
    const { keyboard, mirror, onAnnounce } = this.#deps;
    const hint = keyboard.hints.next(piece);
    void import('#client/play/keyboard/hint-words.ts')
      .then(({ describeHint }) => onAnnounce(describeHint(mirror.rules.puzzle, hint)))
      .catch(() => undefined);
  }

  #heldPiece(): PieceId | null {
    const { mirror, keyboard, chosenInTray } = this.#deps;
    return keyboard.chosen.peek() ?? mirror.inHand ?? chosenInTray();
  }

  /** The piece that is chosen, in hand or was touched last. Null, with an announcement: there is none, or it is placed. */
  #targetPiece(): PieceId | null {
    const { mirror, lastTouched } = this.#deps;
    const piece = this.#heldPiece() ?? lastTouched();
    if (piece !== null && groupOf(mirror.predicted, piece).id !== MAT_ID) return piece;
    this.#askForPiece();
    return null;
  }

  #askForPiece(): void {
    const { mirror, onAnnounce } = this.#deps;
    onAnnounce(boardWords.peek().pressPieceFirst(pieceNoun(mirror.rules.puzzle.spec)));
  }
}

/** A loose piece, joined to no other, that has no side at the picture's border. */
function isMiddlePiece({ neighbours }: Puzzle, { id, pieces }: Group): boolean {
  return id !== MAT_ID && pieces.length === 1 && neighbours[id]?.length === 4;
}

/** As it was dealt. */
function isUnmoved({ z }: Group): boolean {
  return z === 0;
}

/** A frame's positions with those pieces of the picture's middle hidden that nobody has moved: without a tray they wait on the table. */
export function hideMiddlePieces(
  { board, positions, inHand }: BoardFrame,
  chosen: GroupId | null,
): ReadonlyMap<GroupId, Point> {
  const hidden = new Map(positions);
  for (const group of board.groups.values()) {
    const { id, hold } = group;
    const isSeen = hold !== null || inHand.has(id) || id === chosen;
    if (!isSeen && isUnmoved(group) && isMiddlePiece(board.rules.puzzle, group)) hidden.set(id, HIDDEN_POSITION);
  }
  return hidden;
}

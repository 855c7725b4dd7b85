/** The frame of a board in play: the mirror's, altered by the tray, the intro, the assists and the ghost of this page. */
import type { ReadonlySignal } from '@preact/signals';
import { type BoardFrame, VIEWED_GHOST_OPACITY } from '#client/board/board-frame.ts';
import type { Rect } from '#client/board/camera/camera.ts';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { type Assists, hideMiddlePieces } from '#client/play/assists/assists.ts';
import type { FirstMoves } from '#client/play/intro/first-moves.ts';
import { flightToTray } from '#client/play/intro/flight-to-tray.ts';
import type { KeyboardMode } from '#client/play/keyboard/keyboard-mode.ts';
import { isMagnified } from '#client/play/magnifier/magnified.ts';
import type { CutLineFade } from '#client/play/picture/cut-line-fade.ts';
import type { Tray } from '#client/play/tray/tray.ts';
import { groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import type { GroupId, PieceId } from '#shared/ids.ts';

export interface PlayFrameDeps {
  readonly mirror: Mirror;
  readonly keyboard: KeyboardMode;
  readonly assists: Assists;
  readonly tray: Tray;
  readonly firstMoves: FirstMoves;
  readonly cutLineFade: CutLineFade;
  readonly isGhostVisible: ReadonlySignal<boolean>;
  /** Who plays here is praised for a solved picture. */
  readonly hasPraise: boolean;
  /** The piece that was chosen for the teacher's help. */
  readonly picked: ReadonlySignal<PieceId | null>;
  /** What is in view, in units. Null: the board is not drawn. */
  readonly view: () => Rect | null;
}

/** `now`: monotonic ms. */
export function playFrame(deps: PlayFrameDeps, now: number): BoardFrame {
  const { mirror, keyboard, assists, tray, firstMoves, cutLineFade } = deps;
  const place = tray.isVisible.peek() ? tray.layout.peek().place : null;
  const homeView = tray.holdsPieces.peek() ? 'mat' : 'table';
  const mirrorFrame = { ...mirror.nextFrame(), homeView, hasPraise: deps.hasPraise, tray: place } as const;
  const view = place === null ? null : deps.view();
  const toTray = place === null || view === null ? null : flightToTray(mirrorFrame.board, place, view);
  const introFrame = firstMoves.frame(mirrorFrame.board, now, toTray);
  if (introFrame !== null) return { ...mirrorFrame, ...introFrame };
  // The lens of what is chosen by keys draws it as the board does.
  const shown = isMagnified.peek() ? keyboard.chosenGroup : null;
  const frame = { ...mirrorFrame, positions: tray.hideTrayPieces(mirrorFrame, shown) };
  return {
    ...frame,
    positions: assists.edgesOnly.peek() ? hideMiddlePieces(frame, keyboard.chosenGroup) : frame.positions,
    ghostOpacity: deps.isGhostVisible.peek() ? VIEWED_GHOST_OPACITY : 0,
    cutLineOpacity: cutLineFade.opacityAt(now),
    chosen: keyboard.chosenGroup ?? groupOfPicked(deps, frame),
    isMoving: mirrorFrame.isMoving || cutLineFade.isFading(now),
  };
}

function groupOfPicked({ picked }: PlayFrameDeps, { board }: BoardFrame): GroupId | null {
  const piece = picked.peek();
  const group = piece === null ? MAT_ID : groupOf(board, piece).id;
  return group === MAT_ID ? null : group;
}

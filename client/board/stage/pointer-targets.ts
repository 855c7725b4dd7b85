/** What pointers find on a stage: the piece under a press, where a carried piece may go, and where the board ends. */
import type { BoardFrame } from '#client/board/board-frame.ts';
import { type Rect, toUnit } from '#client/board/camera/camera.ts';
import type { CameraController } from '#client/board/camera/camera-controller.ts';
import { viewBounds } from '#client/board/camera/fit-camera.ts';
import { homeExtent, pieceCentre } from '#client/board/group-bounds.ts';
import { clampToTable } from '#client/board/hand/clamp-to-table.ts';
import type { GestureContext, Hit, PointerKind } from '#client/board/hand/gesture-events.ts';
import { type PickedPiece, pickAt, pickBeneath, pickNear } from '#client/board/hand/pick.ts';
import { TOUCH_REACH_PX } from '#client/board/limits.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { groupOf } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { tableOf } from '#shared/puzzle/scatter.ts';

export class PointerTargets {
  readonly #puzzle: Puzzle;
  readonly #camera: CameraController;
  readonly #frame: () => BoardFrame;
  readonly #table: Rect;

  /** @param frame the frame that was drawn last */
  constructor(puzzle: Puzzle, camera: CameraController, frame: () => BoardFrame) {
    this.#puzzle = puzzle;
    this.#camera = camera;
    this.#frame = frame;
    this.#table = tableOf(puzzle);
  }

  context(): GestureContext {
    return {
      camera: this.#camera.camera,
      isZoomedIn: this.#camera.isZoomedIn,
      clampOrigin: (piece, origin) => clampToTable(this.#puzzle, this.#reach(), piece, this.#turnOf(piece), origin),
      shortSideOf: (piece) => this.#shortSideOf(piece),
      bottom: this.#camera.viewport.height,
      // What is taken off a sheet of places is put down beside it, where the tray has it.
      isOffBoard: (at) => (this.#puzzle.settle === null || this.#camera.isZoomedIn) && this.#isOverTray(at),
    };
  }

  /** `at`: CSS pixels of the view. */
  hitTest(at: Point, by: PointerKind): Hit | null {
    const { camera } = this.#camera;
    const unit = toUnit(camera, at);
    const outlines = outlinesOf(this.#puzzle);
    const picked =
      by === 'mouse'
        ? pickAt(this.#frame(), outlines, unit)
        : pickNear(this.#frame(), outlines, unit, TOUCH_REACH_PX / camera.scale);
    // A second finger on what is in hand takes nothing.
    return picked === null || this.#frame().inHand.has(picked.group.id) ? null : this.#hitOn(picked);
  }

  /** The piece right there, beneath what is in hand. `at`: CSS pixels of the view. */
  hitBeneath(at: Point): Hit | null {
    const picked = pickBeneath(this.#frame(), outlinesOf(this.#puzzle), toUnit(this.#camera.camera, at));
    return picked === null ? null : this.#hitOn(picked);
  }

  #hitOn({ piece, origin, group }: PickedPiece): Hit {
    return { piece, origin, middle: pieceCentre(this.#puzzle, piece, group.turn) };
  }

  /** The middle of a piece about its group's origin, in units. */
  middleOf(piece: PieceId): Point {
    return pieceCentre(this.#puzzle, piece, this.#turnOf(piece));
  }

  /** Where a piece may be put: on the table, and wherever else the view shows the ground. Units. */
  #reach(): Rect {
    const view = viewBounds(this.#camera.camera, this.#camera.viewport);
    return {
      left: Math.min(this.#table.left, view.left),
      top: Math.min(this.#table.top, view.top),
      right: Math.max(this.#table.right, view.right),
      bottom: Math.max(this.#table.bottom, view.bottom),
    };
  }

  /** `at`: CSS pixels of the view. */
  #isOverTray({ x, y }: Point): boolean {
    const { tray } = this.#frame();
    const { width, height } = this.#camera.viewport;
    return (tray === 'bottom' && y > height) || (tray === 'side' && x > width);
  }

  #shortSideOf(piece: PieceId): number {
    const { left, top, right, bottom } = homeExtent(this.#puzzle, groupOf(this.#frame().board, piece).pieces);
    return Math.min(right - left, bottom - top) + this.#puzzle.pieceSize;
  }

  #turnOf(piece: PieceId): number {
    return groupOf(this.#frame().board, piece).turn;
  }
}

/** What goes into the gesture machine and what comes out of it: events of pointers, and commands for pieces and view. */
import type { Camera } from '#client/board/camera/camera.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';

export type PointerKind = 'mouse' | 'touch' | 'pen';

/** A piece under a press. */
export interface Hit {
  readonly piece: PieceId;
  /** The group's origin as it is drawn, in units. */
  readonly origin: Point;
  /** The piece's middle about that origin, in units. */
  readonly middle: Point;
}

/** Places are CSS pixels of the view; times are monotonic ms. */
export interface PointerDown {
  readonly kind: 'down';
  readonly pointer: number;
  readonly by: PointerKind;
  readonly at: Point;
  readonly time: number;
  /** The piece there, beneath what is in hand. */
  readonly hit: Hit | null;
}

export interface PointerMove {
  readonly kind: 'move';
  readonly pointer: number;
  readonly by: PointerKind;
  readonly at: Point;
}

export interface PointerUp {
  readonly kind: 'up';
  readonly pointer: number;
  readonly at: Point;
  readonly time: number;
}

/** A pointer that went down elsewhere on the page goes on over the board, and carries this piece by its middle. */
export interface PointerAdopted extends Omit<PointerDown, 'kind' | 'hit'> {
  readonly kind: 'adopt';
  readonly piece: PieceId;
  readonly middle: Point;
}

export type GestureEvent =
  | PointerDown
  | PointerMove
  | PointerUp
  | PointerAdopted
  | { readonly kind: 'cancel'; readonly pointer: number }
  /** The release of this pointer was lost: it moves, and nothing presses it. */
  | { readonly kind: 'released'; readonly pointer: number }
  /** A piece was chosen elsewhere on the page: the next press takes it. */
  | { readonly kind: 'choose'; readonly piece: PieceId; readonly middle: Point }
  /** The next press takes no chosen piece. */
  | { readonly kind: 'unchoose' }
  /** What this pointer took up is no longer in hand, or could not be taken. */
  | { readonly kind: 'lost'; readonly pointer: number }
  /** Everything in hand goes back: on Escape, or when the view closes. */
  | { readonly kind: 'letGo' };

/** `pointer`: the one that took the piece up, even if another one carries it on. Places are in units. */
export type Command =
  | { readonly kind: 'take'; readonly pointer: number; readonly piece: PieceId; readonly at: Point }
  /** The piece's group gets this origin. */
  | { readonly kind: 'carry'; readonly pointer: number; readonly piece: PieceId; readonly origin: Point }
  /** It snaps at the distance `snapFloor` at least, in units. */
  | {
      readonly kind: 'put';
      readonly pointer: number;
      readonly piece: PieceId;
      readonly origin: Point;
      readonly snapFloor: number;
    }
  | { readonly kind: 'putBack'; readonly pointer: number; readonly piece: PieceId }
  /** Shows the whole table. */
  | { readonly kind: 'fit' }
  | { readonly kind: 'pan'; readonly right: number; readonly down: number }
  | { readonly kind: 'pinch'; readonly before: readonly [Point, Point]; readonly after: readonly [Point, Point] };

/** The view, as far as gestures depend on it. */
export interface GestureContext {
  readonly camera: Camera;
  /** Closer than the fitted view: a finger on the empty table pans. */
  readonly isZoomedIn: boolean;
  /** The origin nearest to `origin` that keeps the piece on the table. */
  readonly clampOrigin: (piece: PieceId, origin: Point) => Point;
  /** The short side of the group that a piece is in, in units. */
  readonly shortSideOf: (piece: PieceId) => number;
  /** The board's lower edge, in CSS pixels of the view. */
  readonly bottom: number;
  /** Is that beside the board, where a tray lies? A piece released there goes back. */
  readonly isOffBoard: (at: Point) => boolean;
}

/** CSS pixels. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

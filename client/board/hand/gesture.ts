/**
 * What pointers mean: events in, a list of commands out, no DOM. A press on a piece takes it and carries it; released where it went
 * down, the piece stays in hand until the next press puts it down. Elsewhere a press pans, and two fingers pinch.
 */
import { type Camera, toUnit } from '#client/board/camera/camera.ts';
import { DOUBLE_TAP_MS, DOUBLE_TAP_PX, PINCH_GRACE_MS, TAP_PX } from '#client/board/limits.ts';
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

/** Places are CSS pixels of the view. `hit`: the piece there. */
export type GestureEvent =
  | {
      readonly kind: 'down';
      readonly pointer: number;
      readonly by: PointerKind;
      readonly at: Point;
      readonly time: number;
      readonly hit: Hit | null;
    }
  | { readonly kind: 'move'; readonly pointer: number; readonly by: PointerKind; readonly at: Point }
  | { readonly kind: 'up'; readonly pointer: number; readonly at: Point; readonly time: number }
  | { readonly kind: 'cancel'; readonly pointer: number }
  /** A piece was chosen elsewhere on the page: the next press takes it. */
  | { readonly kind: 'choose'; readonly piece: PieceId; readonly middle: Point }
  /** What this pointer took up is no longer in hand, or could not be taken. */
  | { readonly kind: 'lost'; readonly pointer: number }
  /** What is in hand goes back: on Escape, or when the view closes. */
  | { readonly kind: 'letGo' };

/** `pointer`: the one that took the piece up, even if another one carries it on. Places are in units. */
export type Command =
  | { readonly kind: 'take'; readonly pointer: number; readonly piece: PieceId; readonly at: Point }
  /** The piece's group gets this origin. */
  | { readonly kind: 'carry'; readonly pointer: number; readonly piece: PieceId; readonly origin: Point }
  | { readonly kind: 'put'; readonly pointer: number; readonly piece: PieceId; readonly origin: Point }
  | { readonly kind: 'putBack'; readonly pointer: number; readonly piece: PieceId }
  /** Shows the whole table. */
  | { readonly kind: 'fit' }
  | { readonly kind: 'pan'; readonly right: number; readonly down: number }
  | { readonly kind: 'pinch'; readonly before: readonly [Point, Point]; readonly after: readonly [Point, Point] };

/** The view, as far as the reducer depends on it. */
export interface GestureContext {
  readonly camera: Camera;
  /** Closer than the fitted view: a finger on the empty table pans. */
  readonly isZoomedIn: boolean;
  /** The origin nearest to `origin` that keeps the piece on the table. */
  readonly clampOrigin: (piece: PieceId, origin: Point) => Point;
  /** Is that beside the board, where a tray lies? A piece released there goes back. */
  readonly isOffBoard: (at: Point) => boolean;
}

interface Tap {
  readonly at: Point;
  readonly time: number;
}

interface Carry {
  readonly piece: PieceId;
  /** The pointer that took the piece up. */
  readonly takenBy: number;
  /** From the group's origin to where the pointer grabbed it, in units. */
  readonly grabOffset: Point;
  /** Where the pointer is, in pixels. */
  readonly at: Point;
}

export type Gesture =
  /** `tap`: the last press on the empty table, if it was released where it went down. */
  | { readonly kind: 'idle'; readonly tap: Tap | null }
  /** A piece under a pressed pointer. */
  | (Carry & {
      readonly kind: 'carrying';
      readonly pointer: number;
      readonly by: PointerKind;
      readonly from: Point;
      readonly since: number;
      /** The pointer has left the place where it went down; true for a piece that was in hand before. */
      readonly hasMoved: boolean;
      readonly middle: Point;
    })
  /** A piece in hand while nothing is pressed. */
  | (Carry & { readonly kind: 'inHand'; readonly middle: Point })
  /** The next press takes this piece, anywhere on the board. */
  | { readonly kind: 'chosen'; readonly piece: PieceId; readonly middle: Point }
  /** One pointer on the empty table. */
  | {
      readonly kind: 'panning';
      readonly pointer: number;
      readonly by: PointerKind;
      readonly at: Point;
      /** Where it went down; null once it has left that place. */
      readonly tap: Tap | null;
      /** It followed soon after a tap there. */
      readonly isSecond: boolean;
    }
  | {
      readonly kind: 'pinching';
      readonly pointers: readonly [number, number];
      readonly at: readonly [Point, Point];
    };

export interface Outcome {
  readonly gesture: Gesture;
  readonly commands: readonly Command[];
}

export const IDLE: Gesture = { kind: 'idle', tap: null };

export function step(gesture: Gesture, event: GestureEvent, context: GestureContext): Outcome {
  switch (event.kind) {
    case 'down':
      return down(gesture, event, context);
    case 'move':
      return move(gesture, event, context);
    case 'up':
      return up(gesture, event, context);
    case 'cancel':
      return cancel(gesture, event.pointer);
    case 'choose':
      if (gesture.kind !== 'idle' && gesture.kind !== 'chosen') return outcome(gesture);
      return outcome({ kind: 'chosen', piece: event.piece, middle: event.middle });
    case 'lost':
      return isHolding(gesture) && gesture.takenBy === event.pointer ? outcome(IDLE) : outcome(gesture);
    case 'letGo':
      if (gesture.kind === 'chosen') return outcome(IDLE);
      return isHolding(gesture) ? outcome(IDLE, putBack(gesture)) : outcome(gesture);
  }
}

/** Is a piece in hand? */
export function isHolding(gesture: Gesture): gesture is Extract<Gesture, Carry> {
  return gesture.kind === 'carrying' || gesture.kind === 'inHand';
}

/** The command that moves what is in hand to the pointer again after the camera has moved. */
export function carryCommands(gesture: Gesture, context: GestureContext): Command[] {
  return isHolding(gesture) ? [carry(gesture, gesture.at, context)] : [];
}

function down(gesture: Gesture, event: Extract<GestureEvent, { kind: 'down' }>, context: GestureContext): Outcome {
  const { pointer, by, at, time, hit } = event;
  switch (gesture.kind) {
    case 'idle': {
      if (hit === null) {
        const { tap } = gesture;
        const isSecond = tap !== null && time - tap.time <= DOUBLE_TAP_MS && distance(at, tap.at) <= DOUBLE_TAP_PX;
        return outcome({ kind: 'panning', pointer, by, at, tap: { at, time }, isSecond });
      }
      const unit = toUnit(context.camera, at);
      const grabOffset = { x: unit.x - hit.origin.x, y: unit.y - hit.origin.y };
      const { piece, middle } = hit;
      return outcome(
        { ...pressed(event), piece, grabOffset, middle, hasMoved: false },
        { kind: 'take', pointer, piece, at: unit },
      );
    }
    case 'chosen': {
      const { piece, middle } = gesture;
      const carrying = { ...pressed(event), piece, grabOffset: middle, middle, hasMoved: true };
      return outcome(
        carrying,
        { kind: 'take', pointer, piece, at: toUnit(context.camera, at) },
        carry(carrying, at, context),
      );
    }
    case 'inHand': {
      // A finger or a pen that was lifted may come down anywhere: it holds the piece by its middle.
      const held = by === 'mouse' ? gesture : { ...gesture, grabOffset: gesture.middle };
      const carrying: Gesture = { ...held, kind: 'carrying', pointer, by, at, from: at, since: time, hasMoved: true };
      return outcome(carrying, carry(held, at, context));
    }
    case 'carrying': {
      const pinches =
        by === 'touch' && gesture.by === 'touch' && !gesture.hasMoved && time - gesture.since <= PINCH_GRACE_MS;
      if (!pinches) return outcome(gesture);
      return outcome(
        { kind: 'pinching', pointers: [gesture.pointer, pointer], at: [gesture.at, at] },
        putBack(gesture),
      );
    }
    case 'panning':
      if (by !== 'touch' || gesture.by !== 'touch' || pointer === gesture.pointer) return outcome(gesture);
      return outcome({ kind: 'pinching', pointers: [gesture.pointer, pointer], at: [gesture.at, at] });
    case 'pinching':
      return outcome(gesture);
  }
}

/** The pointer's part of a piece that a press has just taken up. */
function pressed({ pointer, by, at, time }: Extract<GestureEvent, { kind: 'down' }>) {
  return { kind: 'carrying', pointer, takenBy: pointer, by, at, from: at, since: time } as const;
}

function move(gesture: Gesture, event: Extract<GestureEvent, { kind: 'move' }>, context: GestureContext): Outcome {
  const { pointer, by, at } = event;
  switch (gesture.kind) {
    case 'idle':
    case 'chosen':
      return outcome(gesture);
    case 'carrying': {
      if (pointer !== gesture.pointer) return outcome(gesture);
      const hasMoved = gesture.hasMoved || distance(at, gesture.from) > TAP_PX;
      return outcome({ ...gesture, at, hasMoved }, carry(gesture, at, context));
    }
    case 'inHand': {
      if (by !== 'mouse') return outcome(gesture);
      return outcome({ ...gesture, at }, carry(gesture, at, context));
    }
    case 'panning': {
      if (pointer !== gesture.pointer) return outcome(gesture);
      const pans = gesture.by === 'mouse' || context.isZoomedIn;
      const isTap = gesture.tap !== null && distance(at, gesture.tap.at) <= TAP_PX;
      const moved: Gesture = { ...gesture, at, tap: isTap ? gesture.tap : null };
      if (!pans) return outcome(moved);
      return outcome(moved, { kind: 'pan', right: at.x - gesture.at.x, down: at.y - gesture.at.y });
    }
    case 'pinching': {
      const [first, second] = gesture.pointers;
      if (pointer !== first && pointer !== second) return outcome(gesture);
      const after: readonly [Point, Point] = pointer === first ? [at, gesture.at[1]] : [gesture.at[0], at];
      return outcome({ ...gesture, at: after }, { kind: 'pinch', before: gesture.at, after });
    }
  }
}

function up(gesture: Gesture, event: Extract<GestureEvent, { kind: 'up' }>, context: GestureContext): Outcome {
  const { pointer, at, time } = event;
  switch (gesture.kind) {
    case 'idle':
    case 'chosen':
    case 'inHand':
      return outcome(gesture);
    case 'carrying': {
      if (pointer !== gesture.pointer) return outcome(gesture);
      if (context.isOffBoard(at)) return outcome(IDLE, putBack(gesture));
      const { piece, takenBy, grabOffset, middle, by } = gesture;
      const stays = !gesture.hasMoved && distance(at, gesture.from) <= TAP_PX;
      if (!stays)
        return outcome(IDLE, { kind: 'put', pointer: takenBy, piece, origin: originAt(gesture, at, context) });
      const grabbedAt = by === 'mouse' ? grabOffset : middle;
      return outcome(
        { kind: 'inHand', piece, takenBy, grabOffset: grabbedAt, middle, at },
        carry(gesture, at, context),
      );
    }
    case 'panning':
      if (pointer !== gesture.pointer) return outcome(gesture);
      if (gesture.tap === null) return outcome(IDLE);
      return gesture.isSecond ? outcome(IDLE, { kind: 'fit' }) : outcome({ kind: 'idle', tap: { at, time } });
    case 'pinching':
      return endPinch(gesture, pointer);
  }
}

function cancel(gesture: Gesture, pointer: number): Outcome {
  switch (gesture.kind) {
    case 'carrying':
      return pointer === gesture.pointer ? outcome(IDLE, putBack(gesture)) : outcome(gesture);
    case 'panning':
      return pointer === gesture.pointer ? outcome(IDLE) : outcome(gesture);
    case 'pinching':
      return endPinch(gesture, pointer);
    case 'idle':
    case 'chosen':
    case 'inHand':
      return outcome(gesture);
  }
}

/** One of two fingers was lifted: the other one pans on. */
function endPinch(gesture: Extract<Gesture, { kind: 'pinching' }>, released: number): Outcome {
  const [first, second] = gesture.pointers;
  if (released === first)
    return outcome({ kind: 'panning', pointer: second, by: 'touch', at: gesture.at[1], tap: null, isSecond: false });
  if (released === second)
    return outcome({ kind: 'panning', pointer: first, by: 'touch', at: gesture.at[0], tap: null, isSecond: false });
  return outcome(gesture);
}

function carry(held: Carry, at: Point, context: GestureContext): Command {
  return { kind: 'carry', pointer: held.takenBy, piece: held.piece, origin: originAt(held, at, context) };
}

function putBack({ takenBy, piece }: Carry): Command {
  return { kind: 'putBack', pointer: takenBy, piece };
}

function originAt({ piece, grabOffset }: Carry, at: Point, context: GestureContext): Point {
  const unit = toUnit(context.camera, at);
  return context.clampOrigin(piece, { x: unit.x - grabOffset.x, y: unit.y - grabOffset.y });
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function outcome(gesture: Gesture, ...commands: Command[]): Outcome {
  return { gesture, commands };
}

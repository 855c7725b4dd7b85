/**
 * What a hand means: pointer events in, a list of commands out, no DOM. A press on a piece takes it and carries it; released
 * where it went down, it stays in hand until the next press puts it down. Elsewhere a press pans, two fingers pinch.
 */

import { type Camera, toUnit } from '#client/board/camera/camera.ts';
import { DOUBLE_TAP_MS, DOUBLE_TAP_PX, PINCH_GRACE_MS, TAP_PX } from '#client/board/limits.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';

export type PointerKind = 'mouse' | 'touch' | 'pen';

/** A piece that a press found. */
export interface Hit {
  readonly piece: PieceId;
  /** The group's origin as it is drawn, in units. */
  readonly origin: Point;
  /** The piece's middle about that origin, in units. */
  readonly middle: Point;
}

/** Places are CSS pixels of the view. `hit` is what lies there. */
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
  /** A piece that is shown elsewhere on the page was chosen there: the next press takes it. */
  | { readonly kind: 'choose'; readonly piece: PieceId; readonly middle: Point }
  /** The piece is out of the hand by somebody else's word, or was never let into it. */
  | { readonly kind: 'lost' }
  /** Escape, or a view that closes: what is in hand goes back. */
  | { readonly kind: 'letGo' };

export type Command =
  | { readonly kind: 'take'; readonly piece: PieceId; readonly at: Point }
  /** The group that the piece is in gets this origin, in units. */
  | { readonly kind: 'carry'; readonly piece: PieceId; readonly origin: Point }
  | { readonly kind: 'put'; readonly piece: PieceId; readonly origin: Point }
  | { readonly kind: 'putBack'; readonly piece: PieceId }
  /** All of the table, please. */
  | { readonly kind: 'fit' }
  | { readonly kind: 'pan'; readonly right: number; readonly down: number }
  | { readonly kind: 'pinch'; readonly before: readonly [Point, Point]; readonly after: readonly [Point, Point] };

/** What the reducer needs to know of the view. */
export interface GestureContext {
  readonly camera: Camera;
  /** Nearer than the fitted view: then a finger on the empty table pans. */
  readonly isZoomedIn: boolean;
  /** The origin nearest to `origin` that keeps the piece on the table. */
  readonly clampOrigin: (piece: PieceId, origin: Point) => Point;
  /** Is that where pieces lie which are not on the board? What is let go of there goes back. */
  readonly isOffBoard: (at: Point) => boolean;
}

interface Tap {
  readonly at: Point;
  readonly time: number;
}

interface Carry {
  readonly piece: PieceId;
  /** From the group's origin to where it is held, in units. */
  readonly grabOffset: Point;
  /** Where the hand is, in pixels. */
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
      /** Left the place where it went down; what was in hand before counts as such. */
      readonly hasMoved: boolean;
      readonly middle: Point;
    })
  /** A piece in hand while nothing is pressed. */
  | (Carry & { readonly kind: 'inHand'; readonly middle: Point })
  /** A piece that the next press takes, wherever that is. */
  | { readonly kind: 'chosen'; readonly piece: PieceId; readonly middle: Point }
  /** One pointer on the empty table. */
  | {
      readonly kind: 'panning';
      readonly pointer: number;
      readonly by: PointerKind;
      readonly at: Point;
      /** Where it went down, while it has not left that place. */
      readonly tap: Tap | null;
      /** It came down soon after another one there. */
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
      return isHolding(gesture) ? outcome(IDLE) : outcome(gesture);
    case 'letGo':
      if (gesture.kind === 'chosen') return outcome(IDLE);
      return isHolding(gesture) ? outcome(IDLE, { kind: 'putBack', piece: gesture.piece }) : outcome(gesture);
  }
}

/** Is a piece in the hand? */
export function isHolding(gesture: Gesture): gesture is Extract<Gesture, Carry> {
  return gesture.kind === 'carrying' || gesture.kind === 'inHand';
}

/** The command that brings what is in hand to the hand again after the camera has moved. */
export function carryCommands(gesture: Gesture, context: GestureContext): Command[] {
  return isHolding(gesture)
    ? [{ kind: 'carry', piece: gesture.piece, origin: originAt(gesture, gesture.at, context) }]
    : [];
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
        { kind: 'carrying', pointer, by, piece, grabOffset, middle, at, from: at, since: time, hasMoved: false },
        { kind: 'take', piece, at: unit },
      );
    }
    case 'chosen': {
      const { piece, middle } = gesture;
      const carrying: Gesture = {
        kind: 'carrying',
        pointer,
        by,
        piece,
        grabOffset: middle,
        middle,
        at,
        from: at,
        since: time,
        hasMoved: true,
      };
      const origin = originAt(carrying, at, context);
      return outcome(
        carrying,
        { kind: 'take', piece, at: toUnit(context.camera, at) },
        { kind: 'carry', piece, origin },
      );
    }
    case 'inHand': {
      // A finger or a pen has not been there while it was up: the piece comes to it by its middle.
      const held = by === 'mouse' ? gesture : { ...gesture, grabOffset: gesture.middle };
      const carrying: Gesture = { ...held, kind: 'carrying', pointer, by, at, from: at, since: time, hasMoved: true };
      return outcome(carrying, { kind: 'carry', piece: held.piece, origin: originAt(held, at, context) });
    }
    case 'carrying': {
      const pinches =
        by === 'touch' && gesture.by === 'touch' && !gesture.hasMoved && time - gesture.since <= PINCH_GRACE_MS;
      if (!pinches) return outcome(gesture);
      return outcome(
        { kind: 'pinching', pointers: [gesture.pointer, pointer], at: [gesture.at, at] },
        { kind: 'putBack', piece: gesture.piece },
      );
    }
    case 'panning':
      if (by !== 'touch' || gesture.by !== 'touch' || pointer === gesture.pointer) return outcome(gesture);
      return outcome({ kind: 'pinching', pointers: [gesture.pointer, pointer], at: [gesture.at, at] });
    case 'pinching':
      return outcome(gesture);
  }
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
      return outcome(
        { ...gesture, at, hasMoved },
        { kind: 'carry', piece: gesture.piece, origin: originAt(gesture, at, context) },
      );
    }
    case 'inHand': {
      if (by !== 'mouse') return outcome(gesture);
      return outcome(
        { ...gesture, at },
        { kind: 'carry', piece: gesture.piece, origin: originAt(gesture, at, context) },
      );
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
      if (context.isOffBoard(at)) return outcome(IDLE, { kind: 'putBack', piece: gesture.piece });
      const origin = originAt(gesture, at, context);
      const { piece, grabOffset, middle, by } = gesture;
      const stays = !gesture.hasMoved && distance(at, gesture.from) <= TAP_PX;
      if (!stays) return outcome(IDLE, { kind: 'put', piece, origin });
      const inHand: Gesture = { kind: 'inHand', piece, grabOffset: by === 'mouse' ? grabOffset : middle, middle, at };
      return outcome(inHand, { kind: 'carry', piece, origin });
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
      return pointer === gesture.pointer ? outcome(IDLE, { kind: 'putBack', piece: gesture.piece }) : outcome(gesture);
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

/** One finger of two is gone: the other goes on as one on the empty table. */
function endPinch(gesture: Extract<Gesture, { kind: 'pinching' }>, released: number): Outcome {
  const [first, second] = gesture.pointers;
  if (released === first)
    return outcome({ kind: 'panning', pointer: second, by: 'touch', at: gesture.at[1], tap: null, isSecond: false });
  if (released === second)
    return outcome({ kind: 'panning', pointer: first, by: 'touch', at: gesture.at[0], tap: null, isSecond: false });
  return outcome(gesture);
}

function originAt(carry: Carry, at: Point, context: GestureContext): Point {
  const unit = toUnit(context.camera, at);
  return context.clampOrigin(carry.piece, { x: unit.x - carry.grabOffset.x, y: unit.y - carry.grabOffset.y });
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function outcome(gesture: Gesture, ...commands: Command[]): Outcome {
  return { gesture, commands };
}

/**
 * What a hand means: pointer events in, a list of commands out, no DOM. A press on a piece takes it and carries it; released
 * where it went down, it stays in hand until the next press puts it down. Elsewhere a press pans, two fingers pinch.
 */
import type { Point } from '../../../shared/geometry/pose.ts';
import type { PieceId } from '../../../shared/ids.ts';
import { type Camera, toUnit } from '../camera/camera.ts';
import { DOUBLE_TAP_MS, DOUBLE_TAP_PX, PINCH_GRACE_MS, TAP_PX } from '../limits.ts';

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
export interface Sight {
  readonly camera: Camera;
  /** Nearer than the fitted view: then a finger on the empty table pans. */
  readonly zoomedIn: boolean;
  /** The origin nearest to `origin` that keeps the piece on the table. */
  readonly keep: (piece: PieceId, origin: Point) => Point;
  /** Is that where pieces lie which are not on the board? What is let go of there goes back. */
  readonly isBeyond: (at: Point) => boolean;
}

interface Tap {
  readonly at: Point;
  readonly time: number;
}

interface Carry {
  readonly piece: PieceId;
  /** From the group's origin to where it is held, in units. */
  readonly grip: Point;
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
      readonly strayed: boolean;
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

export function step(gesture: Gesture, event: GestureEvent, sight: Sight): Outcome {
  switch (event.kind) {
    case 'down':
      return down(gesture, event, sight);
    case 'move':
      return move(gesture, event, sight);
    case 'up':
      return up(gesture, event, sight);
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
export function carried(gesture: Gesture, sight: Sight): Command[] {
  return isHolding(gesture)
    ? [{ kind: 'carry', piece: gesture.piece, origin: originAt(gesture, gesture.at, sight) }]
    : [];
}

function down(gesture: Gesture, event: Extract<GestureEvent, { kind: 'down' }>, sight: Sight): Outcome {
  const { pointer, by, at, time, hit } = event;
  switch (gesture.kind) {
    case 'idle': {
      if (hit === null) {
        const { tap } = gesture;
        const isSecond = tap !== null && time - tap.time <= DOUBLE_TAP_MS && apart(at, tap.at) <= DOUBLE_TAP_PX;
        return outcome({ kind: 'panning', pointer, by, at, tap: { at, time }, isSecond });
      }
      const unit = toUnit(sight.camera, at);
      const grip = { x: unit.x - hit.origin.x, y: unit.y - hit.origin.y };
      const { piece, middle } = hit;
      return outcome(
        { kind: 'carrying', pointer, by, piece, grip, middle, at, from: at, since: time, strayed: false },
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
        grip: middle,
        middle,
        at,
        from: at,
        since: time,
        strayed: true,
      };
      const origin = originAt(carrying, at, sight);
      return outcome(carrying, { kind: 'take', piece, at: toUnit(sight.camera, at) }, { kind: 'carry', piece, origin });
    }
    case 'inHand': {
      // A finger or a pen has not been there while it was up: the piece comes to it by its middle.
      const held = by === 'mouse' ? gesture : { ...gesture, grip: gesture.middle };
      const carrying: Gesture = { ...held, kind: 'carrying', pointer, by, at, from: at, since: time, strayed: true };
      return outcome(carrying, { kind: 'carry', piece: held.piece, origin: originAt(held, at, sight) });
    }
    case 'carrying': {
      const pinches =
        by === 'touch' && gesture.by === 'touch' && !gesture.strayed && time - gesture.since <= PINCH_GRACE_MS;
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

function move(gesture: Gesture, event: Extract<GestureEvent, { kind: 'move' }>, sight: Sight): Outcome {
  const { pointer, by, at } = event;
  switch (gesture.kind) {
    case 'idle':
    case 'chosen':
      return outcome(gesture);
    case 'carrying': {
      if (pointer !== gesture.pointer) return outcome(gesture);
      const strayed = gesture.strayed || apart(at, gesture.from) > TAP_PX;
      return outcome(
        { ...gesture, at, strayed },
        { kind: 'carry', piece: gesture.piece, origin: originAt(gesture, at, sight) },
      );
    }
    case 'inHand': {
      if (by !== 'mouse') return outcome(gesture);
      return outcome({ ...gesture, at }, { kind: 'carry', piece: gesture.piece, origin: originAt(gesture, at, sight) });
    }
    case 'panning': {
      if (pointer !== gesture.pointer) return outcome(gesture);
      const pans = gesture.by === 'mouse' || sight.zoomedIn;
      const isTap = gesture.tap !== null && apart(at, gesture.tap.at) <= TAP_PX;
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

function up(gesture: Gesture, event: Extract<GestureEvent, { kind: 'up' }>, sight: Sight): Outcome {
  const { pointer, at, time } = event;
  switch (gesture.kind) {
    case 'idle':
    case 'chosen':
    case 'inHand':
      return outcome(gesture);
    case 'carrying': {
      if (pointer !== gesture.pointer) return outcome(gesture);
      if (sight.isBeyond(at)) return outcome(IDLE, { kind: 'putBack', piece: gesture.piece });
      const origin = originAt(gesture, at, sight);
      const { piece, grip, middle, by } = gesture;
      const stays = !gesture.strayed && apart(at, gesture.from) <= TAP_PX;
      if (!stays) return outcome(IDLE, { kind: 'put', piece, origin });
      const inHand: Gesture = { kind: 'inHand', piece, grip: by === 'mouse' ? grip : middle, middle, at };
      return outcome(inHand, { kind: 'carry', piece, origin });
    }
    case 'panning':
      if (pointer !== gesture.pointer) return outcome(gesture);
      if (gesture.tap === null) return outcome(IDLE);
      return gesture.isSecond ? outcome(IDLE, { kind: 'fit' }) : outcome({ kind: 'idle', tap: { at, time } });
    case 'pinching':
      return unpinched(gesture, pointer);
  }
}

function cancel(gesture: Gesture, pointer: number): Outcome {
  switch (gesture.kind) {
    case 'carrying':
      return pointer === gesture.pointer ? outcome(IDLE, { kind: 'putBack', piece: gesture.piece }) : outcome(gesture);
    case 'panning':
      return pointer === gesture.pointer ? outcome(IDLE) : outcome(gesture);
    case 'pinching':
      return unpinched(gesture, pointer);
    case 'idle':
    case 'chosen':
    case 'inHand':
      return outcome(gesture);
  }
}

/** One finger of two is gone: the other goes on as one on the empty table. */
function unpinched(gesture: Extract<Gesture, { kind: 'pinching' }>, gone: number): Outcome {
  const [first, second] = gesture.pointers;
  if (gone === first)
    return outcome({ kind: 'panning', pointer: second, by: 'touch', at: gesture.at[1], tap: null, isSecond: false });
  if (gone === second)
    return outcome({ kind: 'panning', pointer: first, by: 'touch', at: gesture.at[0], tap: null, isSecond: false });
  return outcome(gesture);
}

function originAt(carry: Carry, at: Point, sight: Sight): Point {
  const unit = toUnit(sight.camera, at);
  return sight.keep(carry.piece, { x: unit.x - carry.grip.x, y: unit.y - carry.grip.y });
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function outcome(gesture: Gesture, ...commands: Command[]): Outcome {
  return { gesture, commands };
}

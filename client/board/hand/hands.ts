/**
 * Pieces in hand: each is carried by the pointer that presses it, or waits in hand for the next press. A finger carries a piece above itself, so
 * that it covers nothing of it, and the piece is put where it is seen.
 */
import { toUnit } from '#client/board/camera/camera.ts';
import {
  FINGER_RISE_PX,
  RISE_NONE_PX,
  RISE_TRAVEL_PX,
  RISE_WHOLE_PX,
  SNAP_FLOOR_PX,
  TAP_PX,
} from '#client/board/limits.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import {
  type Command,
  distance,
  type GestureContext,
  type Hit,
  type PointerAdopted,
  type PointerDown,
  type PointerKind,
} from './gesture-events.ts';

/** The pointer that presses a piece in hand. Places in CSS pixels, times in monotonic ms. */
interface Press {
  readonly pointer: number;
  readonly by: PointerKind;
  readonly from: Point;
  readonly since: number;
  /** It has left the place where it went down; true for a piece that was in hand before. */
  readonly hasMoved: boolean;
  /** How far it was from there at most. */
  readonly travel: number;
}

export interface Hand {
  readonly piece: PieceId;
  /** The pointer that took the piece up. */
  readonly takenBy: number;
  /** From the group's origin to where the pointer grabbed it, in units. */
  readonly grabOffset: Point;
  /** The piece's middle about the group's origin, in units. */
  readonly middle: Point;
  /** Where the pointer is, in CSS pixels. */
  readonly at: Point;
  /** Null: nothing presses it. The next press carries it on. */
  readonly press: Press | null;
}

/** A hand after an event; null: it is empty now. */
export interface HandOutcome {
  readonly hand: Hand | null;
  readonly commands: readonly Command[];
}

/** A press on a piece takes it by where it was hit. */
export function takeHit(event: PointerDown, hit: Hit, context: GestureContext): HandOutcome {
  const { pointer, at } = event;
  const { piece, middle, origin } = hit;
  const unit = toUnit(context.camera, at);
  const grabOffset = { x: unit.x - origin.x, y: unit.y - origin.y };
  const hand = { piece, takenBy: pointer, grabOffset, middle, at, press: pressOf(event, false) };
  return { hand, commands: [{ kind: 'take', pointer, piece, at: unit }] };
}

/** A press anywhere takes this piece by its middle. */
export function takeByMiddle(
  event: PointerDown | PointerAdopted,
  { piece, middle }: Pick<Hand, 'piece' | 'middle'>,
  context: GestureContext,
): HandOutcome {
  const { pointer, at } = event;
  const hand = { piece, takenBy: pointer, grabOffset: middle, middle, at, press: pressOf(event, true) };
  return {
    hand,
    commands: [{ kind: 'take', pointer, piece, at: toUnit(context.camera, at) }, carryCommand(hand, context)],
  };
}

/** A press carries on what waits in hand. A finger or a pen may come down anywhere: it holds the piece by its middle. */
export function takeUpAgain(hand: Hand, event: PointerDown, context: GestureContext): HandOutcome {
  const grabOffset = event.by === 'mouse' ? hand.grabOffset : hand.middle;
  const held = { ...hand, grabOffset, at: event.at, press: pressOf(event, true) };
  return { hand: held, commands: [carryCommand(held, context)] };
}

/** Its pointer moved; a mouse also carries what waits in hand. */
export function moveHand(hand: Hand, at: Point, context: GestureContext): HandOutcome {
  const { press } = hand;
  const travel = press === null ? 0 : travelOf(press, at);
  const moved = {
    ...hand,
    at,
    press: press === null ? null : { ...press, travel, hasMoved: press.hasMoved || travel > TAP_PX },
  };
  return { hand: moved, commands: [carryCommand(moved, context)] };
}

/**
 * Its pointer was released: a piece that was dragged is put there, one that was tapped waits in hand.
 * @param canWait false: another piece waits in hand already, so a tapped one goes back
 */
export function releaseHand(hand: Hand, at: Point, canWait: boolean, context: GestureContext): HandOutcome {
  const { press, piece, takenBy } = hand;
  if (press === null) return { hand, commands: [] };
  if (context.isOffBoard(at)) return putBack(hand);
  const isTap = !press.hasMoved && distance(at, press.from) <= TAP_PX;
  if (!isTap) {
    const origin = originAt(hand, at, context);
    const snapFloor = SNAP_FLOOR_PX[press.by] / context.camera.scale;
    return { hand: null, commands: [{ kind: 'put', pointer: takenBy, piece, origin, snapFloor }] };
  }
  if (!canWait) return putBack(hand);
  const grabOffset = press.by === 'mouse' ? hand.grabOffset : hand.middle;
  return {
    hand: { ...hand, grabOffset, at, press: null },
    commands: [carryCommand({ ...hand, at }, context)],
  };
}

export function putBack({ takenBy, piece }: Hand): HandOutcome {
  return { hand: null, commands: [{ kind: 'putBack', pointer: takenBy, piece }] };
}

export function carryCommand(hand: Hand, context: GestureContext): Command {
  return { kind: 'carry', pointer: hand.takenBy, piece: hand.piece, origin: originAt(hand, hand.at, context) };
}

function pressOf({ pointer, by, at, time }: PointerDown | PointerAdopted, hasMoved: boolean): Press {
  return { pointer, by, from: at, since: time, hasMoved, travel: 0 };
}

function travelOf({ travel, from }: Press, at: Point): number {
  return Math.max(travel, distance(at, from));
}

function originAt(hand: Hand, at: Point, context: GestureContext): Point {
  const { piece, grabOffset } = hand;
  const unit = toUnit(context.camera, { x: at.x, y: at.y - riseOf(hand, at, context) });
  return context.clampOrigin(piece, { x: unit.x - grabOffset.x, y: unit.y - grabOffset.y });
}

/**
 * How far a piece is carried above where a finger holds it. It begins with nothing as the finger leaves its place, and ends with nothing at the
 * board's lower edge, so that the whole board can be reached. CSS pixels.
 */
function riseOf({ piece, press, grabOffset, middle }: Hand, at: Point, context: GestureContext): number {
  if (press?.by !== 'touch') return 0;
  const { scale } = context.camera;
  const shortSide = context.shortSideOf(piece) * scale;
  const lacking = Math.max(0, FINGER_RISE_PX - (grabOffset.y - middle.y) * scale);
  const wanted = lacking * share((RISE_NONE_PX - shortSide) / (RISE_NONE_PX - RISE_WHOLE_PX));
  const risen = share((travelOf(press, at) - TAP_PX) / RISE_TRAVEL_PX);
  return Math.min(wanted * risen * risen * (3 - 2 * risen), Math.max(0, context.bottom - at.y) / 2);
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}

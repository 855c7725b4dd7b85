/**
 * What pointers mean: events in, a list of commands out, no DOM. A press on a piece takes it and carries it; released where it went
 * down, the piece stays in hand until the next press puts it down. That press takes another piece instead where it is on one, and the
 * first goes back: it would hide the other. Each pointer has its own piece: a second finger on another piece is
 * a second hand. Elsewhere a press pans, and two fingers pinch. A pen wins over the palm beside it.
 */
import { PINCH_GRACE_MS } from '#client/board/limits.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { DRAGS_PER_FRAME_MAX } from '#shared/limits.ts';
import type {
  Command,
  GestureContext,
  GestureEvent,
  PointerAdopted,
  PointerDown,
  PointerMove,
  PointerUp,
} from './gesture-events.ts';
import {
  carryCommand,
  type Hand,
  type HandOutcome,
  moveHand,
  putBack,
  releaseHand,
  takeByMiddle,
  takeHit,
  takeUpAgain,
} from './hands.ts';
import { moveOnTable, pressTable, releaseTable, type TablePointer, type Tap } from './table-pointers.ts';

/** A pointer that is not named here counts for nothing: a palm, or a finger on a piece that is in hand already. */
export interface Gesture {
  /** In the order in which they were taken up. */
  readonly hands: readonly Hand[];
  /** Pointers on the empty table, in the order in which they went down. */
  readonly table: readonly TablePointer[];
  /** The next press takes this piece, anywhere on the board. */
  readonly chosen: { readonly piece: PieceId; readonly middle: Point } | null;
  readonly lastTap: Tap | null;
}

export interface Outcome {
  readonly gesture: Gesture;
  readonly commands: readonly Command[];
}

export const IDLE: Gesture = { hands: [], table: [], chosen: null, lastTap: null };

export function step(gesture: Gesture, event: GestureEvent, context: GestureContext): Outcome {
  switch (event.kind) {
    case 'down':
      return down(gesture, event, context);
    case 'move':
      return move(gesture, event, context);
    case 'up':
      return up(gesture, event, context);
    case 'adopt':
      return adopt(gesture, event, context);
    case 'cancel':
      return cancel(gesture, event.pointer);
    case 'released':
      return released(gesture, event.pointer, context);
    case 'choose': {
      const { piece, middle } = event;
      const { gesture: free, commands } = putBackWaiting(gesture);
      return outcome(isHolding(free) ? free : { ...free, chosen: { piece, middle } }, commands);
    }
    case 'unchoose':
      return outcome({ ...gesture, chosen: null });
    case 'lost':
      return outcome({ ...gesture, hands: gesture.hands.filter(({ takenBy }) => takenBy !== event.pointer) });
    case 'letGo':
      return outcome(
        { ...gesture, hands: [], chosen: null },
        gesture.hands.flatMap((hand) => putBack(hand).commands),
      );
  }
}

/** Is a piece in hand? */
export function isHolding({ hands }: Gesture): boolean {
  return hands.length > 0;
}

/** Does a pointer press something, or is a piece in hand or chosen? */
export function isBusy({ hands, table, chosen }: Gesture): boolean {
  return hands.length > 0 || table.length > 0 || chosen !== null;
}

/** Does this pointer press something? */
export function isPressing({ hands, table }: Gesture, pointer: number): boolean {
  return hands.some(({ press }) => press?.pointer === pointer) || table.some((each) => each.pointer === pointer);
}

/** Does any pointer press something? */
export function isPressed({ hands, table }: Gesture): boolean {
  return table.length > 0 || hands.some(({ press }) => press !== null);
}

/** Does a press reach for the pieces around it? Else it goes on with what is in hand or chosen, unless it is right on another piece. */
export function reachesForPieces({ hands, chosen }: Gesture): boolean {
  return chosen === null && hands.every(({ press }) => press !== null);
}

/** The piece in hand that nothing presses: the next press puts it down. */
export function waitingPiece({ hands }: Gesture): PieceId | null {
  return hands.find(({ press }) => press === null)?.piece ?? null;
}

/** The commands that move what is in hand to its pointers again after the camera has moved. */
export function carryCommands({ hands }: Gesture, context: GestureContext): Command[] {
  return hands.map((hand) => carryCommand(hand, context));
}

function down(before: Gesture, event: PointerDown, context: GestureContext): Outcome {
  const { pointer, by, time, hit } = event;
  // Its release was lost.
  const { gesture, commands } = released(before, pointer, context);
  if (by === 'touch' && isPenDown(gesture)) return outcome(gesture, commands);
  if (by === 'pen') {
    const withoutPalm = cancelTouches(gesture);
    return press(withoutPalm.gesture, event, context, [...commands, ...withoutPalm.commands]);
  }
  const first = lonelyTouch(gesture);
  if (by === 'touch' && first !== null && time - first.since <= PINCH_GRACE_MS && (first.isOnTable || hit === null)) {
    // Two quick fingers pinch, even if one of them is on a piece: that one goes back.
    const { hands, table, back } = first.isOnTable ? { ...gesture, back: [] } : handToTable(gesture);
    return outcome({ ...gesture, hands, table: pressTable(table, event, null, false) }, [...commands, ...back]);
  }
  return press(gesture, event, context, commands);
}

/** A press of a pointer that counts. */
function press(before: Gesture, event: PointerDown, context: GestureContext, earlier: readonly Command[]): Outcome {
  const hit = before.hands.some(({ piece }) => piece === event.hit?.piece) ? null : event.hit;
  if (hit !== null) {
    const { gesture, commands } = putBackWaiting(before);
    if (gesture.hands.length < DRAGS_PER_FRAME_MAX)
      return addHand({ ...gesture, chosen: null }, takeHit(event, hit, context), [...earlier, ...commands]);
  }
  return pressBesidePieces(before, event, context, earlier);
}

function pressBesidePieces(
  gesture: Gesture,
  event: PointerDown,
  context: GestureContext,
  before: readonly Command[],
): Outcome {
  const waiting = gesture.hands.find((hand) => hand.press === null);
  if (waiting !== undefined) return replaceHand(gesture, waiting, takeUpAgain(waiting, event, context), before);
  if (gesture.chosen !== null) {
    const taken = takeByMiddle(event, gesture.chosen, context);
    return addHand({ ...gesture, chosen: null }, taken, before);
  }
  const table = pressTable(gesture.table, event, gesture.lastTap, gesture.hands.length > 0);
  return outcome({ ...gesture, table, lastTap: null }, before);
}

function move(gesture: Gesture, { pointer, by, at }: PointerMove, context: GestureContext): Outcome {
  const hand =
    gesture.hands.find((each) => each.press?.pointer === pointer) ??
    (by === 'mouse' ? gesture.hands.find((each) => each.press === null) : undefined);
  if (hand !== undefined) return replaceHand(gesture, hand, moveHand(hand, at, context));
  const carrying = gesture.hands.find(({ press }) => press?.by === 'touch');
  const { table, commands } = moveOnTable(gesture.table, pointer, at, carrying?.at ?? null, context);
  return outcome({ ...gesture, table }, commands);
}

function up(gesture: Gesture, event: PointerUp, context: GestureContext): Outcome {
  const { hands } = gesture;
  const hand = hands.find(({ press }) => press?.pointer === event.pointer);
  if (hand !== undefined) {
    const canWait = hands.every(({ press }) => press !== null);
    return replaceHand(gesture, hand, releaseHand(hand, event.at, canWait, context));
  }
  if (!gesture.table.some(({ pointer }) => pointer === event.pointer)) return outcome(gesture);
  const { table, commands, tap } = releaseTable(gesture.table, event);
  return outcome({ ...gesture, table, lastTap: tap }, commands);
}

function adopt(before: Gesture, event: PointerAdopted, context: GestureContext): Outcome {
  const { gesture, commands } = putBackWaiting(before);
  const isTaken = gesture.hands.some(({ piece }) => piece === event.piece);
  if (isTaken || gesture.hands.length === DRAGS_PER_FRAME_MAX) return outcome(gesture, commands);
  return addHand({ ...gesture, chosen: null }, takeByMiddle(event, event, context), commands);
}

/** Another piece is taken or chosen: the one that waits in hand goes back. */
function putBackWaiting(gesture: Gesture): Outcome {
  const waiting = gesture.hands.find(({ press }) => press === null);
  return waiting === undefined ? outcome(gesture) : replaceHand(gesture, waiting, putBack(waiting));
}

function cancel(gesture: Gesture, pointer: number): Outcome {
  const hand = gesture.hands.find(({ press }) => press?.pointer === pointer);
  if (hand !== undefined) return replaceHand(gesture, hand, putBack(hand));
  const table = gesture.table.filter((each) => each.pointer !== pointer);
  return outcome({ ...gesture, table });
}

/** Ends what the pointer does where it was last; a piece that it has not moved goes back. */
function released(gesture: Gesture, pointer: number, context: GestureContext): Outcome {
  const hand = gesture.hands.find(({ press }) => press?.pointer === pointer);
  if (hand?.press?.hasMoved === true) return replaceHand(gesture, hand, releaseHand(hand, hand.at, true, context));
  return cancel(gesture, pointer);
}

function isPenDown({ hands, table }: Gesture): boolean {
  return hands.some(({ press }) => press?.by === 'pen') || table.some(({ by }) => by === 'pen');
}

/** The palm beside a pen: what it took goes back. */
function cancelTouches(gesture: Gesture): Outcome {
  const palms = gesture.hands.filter(({ press }) => press?.by === 'touch');
  const hands = gesture.hands.filter((hand) => !palms.includes(hand));
  const table = gesture.table.filter(({ by }) => by !== 'touch');
  return outcome(
    { ...gesture, hands, table },
    palms.flatMap((hand) => putBack(hand).commands),
  );
}

/** The only pointer that presses anything, if it is a finger that has not moved. */
function lonelyTouch({ hands, table }: Gesture): { readonly since: number; readonly isOnTable: boolean } | null {
  if (hands.length + table.length !== 1) return null;
  const finger = table[0];
  if (finger !== undefined) return finger.by === 'touch' ? { since: finger.since, isOnTable: true } : null;
  const press = hands[0]?.press ?? null;
  return press?.by === 'touch' && !press.hasMoved ? { since: press.since, isOnTable: false } : null;
}

/** The only hand becomes a finger on the table; its piece goes back. */
function handToTable({ hands, table }: Gesture) {
  const back = hands.flatMap((hand) => putBack(hand).commands);
  const fingers = hands.flatMap(({ at, press }) => {
    if (press === null) return [];
    const { pointer, by, from, since } = press;
    return [{ pointer, by, from, since, at, isTap: false, isSecond: false, isResting: false }];
  });
  return { hands: [], table: [...table, ...fingers], back };
}

function addHand(gesture: Gesture, { hand, commands }: HandOutcome, before: readonly Command[] = []): Outcome {
  const hands = hand === null ? gesture.hands : [...gesture.hands, hand];
  return outcome({ ...gesture, hands, table: restAll(gesture.table), lastTap: null }, [...before, ...commands]);
}

/** Fingers on the table rest when another one takes a piece. */
function restAll(table: readonly TablePointer[]): readonly TablePointer[] {
  return table.map((each) => ({ ...each, isTap: false, isResting: true, from: each.at }));
}

function replaceHand(
  gesture: Gesture,
  old: Hand,
  { hand, commands }: HandOutcome,
  before: readonly Command[] = [],
): Outcome {
  const hands = gesture.hands.flatMap((each) => (each === old ? (hand ?? []) : [each]));
  return outcome({ ...gesture, hands, lastTap: null }, [...before, ...commands]);
}

function outcome(gesture: Gesture, commands: readonly Command[] = []): Outcome {
  return { gesture, commands };
}

/**
 * Pointers on the empty table: one pans, two fingers pinch. A finger that rests is no half of a pinch. The other half may be a finger
 * that carries a piece: the piece stays under it.
 */
import { DOUBLE_TAP_MS, DOUBLE_TAP_PX, REST_MS, REST_TRAVEL_PX, TAP_PX } from '#client/board/limits.ts';
import type { Point } from '#shared/geometry/pose.ts';
import {
  type Command,
  distance,
  type GestureContext,
  type PointerDown,
  type PointerKind,
  type PointerUp,
} from './gesture-events.ts';

/** Places in CSS pixels, times in monotonic ms. */
export interface TablePointer {
  readonly pointer: number;
  readonly by: PointerKind;
  readonly from: Point;
  readonly since: number;
  readonly at: Point;
  /** Released now, it was a tap. */
  readonly isTap: boolean;
  /** It followed soon after a tap there. */
  readonly isSecond: boolean;
  /** It lay still while another pointer went down: it counts again once it has gone some way. */
  readonly isResting: boolean;
}

/** The last press on the empty table, if it was released where it went down. */
export interface Tap {
  readonly at: Point;
  readonly time: number;
}

interface TableOutcome {
  readonly table: readonly TablePointer[];
  readonly commands: readonly Command[];
}

/** @param isHandPressed a pointer carries a piece: the new one rests until it has gone some way */
export function pressTable(
  table: readonly TablePointer[],
  { pointer, by, at, time }: PointerDown,
  lastTap: Tap | null,
  isHandPressed: boolean,
): readonly TablePointer[] {
  const isAlone = table.length === 0 && !isHandPressed;
  const isSecond =
    isAlone && lastTap !== null && time - lastTap.time <= DOUBLE_TAP_MS && distance(at, lastTap.at) <= DOUBLE_TAP_PX;
  const pressed = { pointer, by, from: at, since: time, at, isTap: isAlone, isSecond, isResting: isHandPressed };
  return [...restStill(table, time), pressed];
}

/** Pointers that have lain still for a while rest from now on: another one went down. */
function restStill(table: readonly TablePointer[], time: number): readonly TablePointer[] {
  return table.map((each) => {
    const isStill = distance(each.at, each.from) <= TAP_PX && time - each.since > REST_MS;
    return { ...each, isTap: false, isResting: each.isResting || isStill };
  });
}

/** @param hand where a finger carries a piece; null: none does */
export function moveOnTable(
  table: readonly TablePointer[],
  pointer: number,
  at: Point,
  hand: Point | null,
  { isZoomedIn }: GestureContext,
): TableOutcome {
  const own = table.find((each) => each.pointer === pointer);
  if (own === undefined) return { table, commands: [] };
  const farthest = hand === null ? TAP_PX : REST_TRAVEL_PX;
  if (own.isResting && distance(at, own.from) <= farthest) return { table, commands: [] };
  const isTap = own.isTap && distance(at, own.from) <= TAP_PX;
  const moved: TablePointer = { ...own, at, isTap, isResting: false };
  const next = table.map((each) => (each === own ? moved : each));
  // It rested up to now beside a piece in hand: nothing jumps by how far it has gone meanwhile.
  if (own.isResting && hand !== null) return { table: next, commands: [] };
  const partner = own.by === 'touch' ? (partnerOf(own, table)?.at ?? hand) : null;
  if (partner !== null) {
    const isFirst = table.indexOf(own) === 0 && hand === null;
    const pair = (mine: Point) => (isFirst ? ([mine, partner] as const) : ([partner, mine] as const));
    return { table: next, commands: [{ kind: 'pinch', before: pair(own.at), after: pair(at) }] };
  }
  const pans = own.by === 'mouse' || isZoomedIn;
  return { table: next, commands: pans ? [{ kind: 'pan', right: at.x - own.at.x, down: at.y - own.at.y }] : [] };
}

/** The other finger of a pinch. */
function partnerOf(own: TablePointer, table: readonly TablePointer[]): TablePointer | undefined {
  return table.find((each) => each !== own && each.by === 'touch' && !each.isResting);
}

/** Two quick taps show the whole table. */
export function releaseTable(
  table: readonly TablePointer[],
  { pointer, at, time }: PointerUp,
): TableOutcome & { readonly tap: Tap | null } {
  const own = table.find((each) => each.pointer === pointer);
  const rest = table.filter((each) => each !== own).map((each) => ({ ...each, isTap: false }));
  if (own === undefined || !own.isTap) return { table: rest, commands: [], tap: null };
  if (own.isSecond) return { table: rest, commands: [{ kind: 'fit' }], tap: null };
  return { table: rest, commands: [], tap: { at, time } };
}

/**
 * What the rules of attention count, as a fold over a board's log: live on the server, after a restart and in a replay it gives the
 * same. Only discrete events count; a drag lies between a lift and the end of its hold.
 */
import type { DiscreteEvent } from '#shared/board/board-event.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';
import { type FiredRule, MOVING_GAP_MS, NEAR_PERCENT, roundToSteps, type Thresholds } from './attention-rules.ts';

/** Drops of one group near one place, without any join. */
interface Attempts extends Point {
  readonly times: number;
  readonly since: number;
}

/** Times are ms since 1970. */
export interface Attention {
  /** The last move of any piece; null: none yet. */
  readonly movedAt: number | null;
  /** The last join, or the first move. */
  readonly joinedAt: number;
  /** Time spent moving since `joinedAt`, in ms. */
  readonly movingMs: number;
  /** Groups in hand, and where each lay when it was lifted. */
  readonly lifted: ReadonlyMap<GroupId, Point>;
  readonly attempts: ReadonlyMap<GroupId, Attempts>;
  /** How many times in a row a group was put back. */
  readonly putBacks: { readonly times: number; readonly since: number };
  readonly isPaused: boolean;
  readonly isSolved: boolean;
}

export const INITIAL_ATTENTION: Attention = {
  movedAt: null,
  joinedAt: 0,
  movingMs: 0,
  lifted: new Map(),
  attempts: new Map(),
  putBacks: { times: 0, since: 0 },
  isPaused: false,
  isSolved: false,
};

export interface AttentionInput {
  readonly event: DiscreteEvent;
  /** Ms since 1970. */
  readonly at: number;
  /** A group's origin before the event. */
  readonly positionBefore: (group: GroupId) => Point | undefined;
  /** A piece's short side, in units. */
  readonly pieceSize: number;
}

export function foldAttention(attention: Attention, happened: AttentionInput): Attention {
  const { event, at, positionBefore } = happened;
  switch (event.kind) {
    case 'lifted':
    case 'takenOver': {
      const from = positionBefore(event.group);
      const moved = recordMove(attention, at);
      return from === undefined ? moved : { ...moved, lifted: new Map(moved.lifted).set(event.group, from) };
    }
    case 'dropped':
    case 'released':
      return recordPutDown(recordMove(attention, at), event.group, { x: event.x, y: event.y }, happened);
    case 'turned':
      return recordMove(attention, at);
    case 'joined':
      return {
        ...recordMove(attention, at),
        joinedAt: at,
        movingMs: 0,
        lifted: without(without(attention.lifted, event.group), event.other),
        attempts: INITIAL_ATTENTION.attempts,
        putBacks: INITIAL_ATTENTION.putBacks,
      };
    case 'solved':
      return { ...attention, isSolved: true };
    case 'paused':
      return { ...endHolds(attention, at), isPaused: true };
    // Nothing moved during the pause: counts stay, and the clocks go on from now.
    case 'resumed':
      return { ...startClocks(attention, at), movedAt: at, isPaused: false };
    // The server was down, and all holds have ended.
    case 'opened':
      return endHolds(attention, attention.movedAt ?? at);
    case 'reset':
      return { ...startClocks(INITIAL_ATTENTION, at), isPaused: attention.isPaused };
    case 'restored':
      return { ...startClocks(INITIAL_ATTENTION, at), isPaused: attention.isPaused, isSolved: event.solved };
    default:
      return attention;
  }
}

/**
 * The rules that hold at `now`.
 * @param hereSince since when a member of the board has been connected; null: no member is, and no rule holds
 */
export function firedRulesAt(
  attention: Attention,
  thresholds: Thresholds,
  now: number,
  hereSince: number | null,
): readonly FiredRule[] {
  const { isPaused, isSolved, joinedAt, movedAt, attempts, putBacks } = attention;
  if (isPaused || isSolved || hereSince === null) return [];
  const fired: FiredRule[] = [];
  const movingSeconds = movingMsAt(attention, now) / 1_000;
  if (thresholds.noJoin > 0 && movingSeconds >= thresholds.noJoin) {
    fired.push({ rule: 'noJoin', since: joinedAt, count: roundToSteps(movingSeconds) });
  }
  let most: Attempts | null = null;
  for (const each of attempts.values()) if (each.times > (most?.times ?? 0)) most = each;
  if (thresholds.samePlace > 0 && most !== null && most.times >= thresholds.samePlace) {
    fired.push({ rule: 'samePlace', since: most.since, count: most.times });
  }
  if (thresholds.putBack > 0 && putBacks.times >= thresholds.putBack) {
    fired.push({ rule: 'putBack', since: putBacks.since, count: putBacks.times });
  }
  const stillSince = Math.max(movedAt ?? 0, hereSince);
  const stillSeconds = attention.lifted.size > 0 ? 0 : (now - stillSince) / 1_000;
  if (thresholds.idle > 0 && stillSeconds >= thresholds.idle) {
    fired.push({ rule: 'idle', since: stillSince, count: roundToSteps(stillSeconds) });
  }
  return fired;
}

/** Counts a move of any group. */
function recordMove(attention: Attention, at: number): Attention {
  const { movedAt, movingMs, lifted } = attention;
  if (movedAt === null) return startClocks(attention, at);
  const since = Math.max(0, at - movedAt);
  const isMoving = lifted.size > 0 || since <= MOVING_GAP_MS;
  return { ...attention, movedAt: at, movingMs: movingMs + (isMoving ? since : 0) };
}

/** Starts the clocks unless they run. */
function startClocks(attention: Attention, at: number): Attention {
  return attention.movedAt === null ? { ...attention, movedAt: at, joinedAt: at } : attention;
}

/** Ends all holds. The time spent moving until `at` counts. */
function endHolds(attention: Attention, at: number): Attention {
  return { ...attention, movingMs: movingMsAt(attention, at), lifted: INITIAL_ATTENTION.lifted };
}

/** Time spent moving since the last join, in ms: until the last move, or until `now` while a group is in hand. */
function movingMsAt({ movedAt, movingMs, lifted }: Attention, now: number): number {
  return movingMs + (lifted.size > 0 && movedAt !== null ? Math.max(0, now - movedAt) : 0);
}

/** Counts a group that was dropped or released at `to`. */
function recordPutDown(
  attention: Attention,
  group: GroupId,
  to: Point,
  { at, positionBefore, pieceSize }: AttentionInput,
): Attention {
  const from = attention.lifted.get(group) ?? positionBefore(group) ?? to;
  const before = attention.attempts.get(group);
  const isRepeat = before !== undefined && isNear(before, to, pieceSize);
  // A repeated drop near the same place counts as an attempt, not as a put-back.
  const isPutBack = isNear(from, to, pieceSize) && !isRepeat;
  const attempts = isRepeat ? { ...before, times: before.times + 1 } : { ...to, times: 1, since: at };
  const { putBacks } = attention;
  return {
    ...attention,
    lifted: without(attention.lifted, group),
    attempts: new Map(attention.attempts).set(group, attempts),
    putBacks: isPutBack
      ? { times: putBacks.times + 1, since: putBacks.times === 0 ? at : putBacks.since }
      : isRepeat
        ? putBacks
        : INITIAL_ATTENTION.putBacks,
  };
}

function isNear(a: Point, b: Point, pieceSize: number): boolean {
  const near = (pieceSize * NEAR_PERCENT) / 100;
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 <= near ** 2;
}

function without(map: ReadonlyMap<GroupId, Point>, group: GroupId): ReadonlyMap<GroupId, Point> {
  if (!map.has(group)) return map;
  const rest = new Map(map);
  rest.delete(group);
  return rest;
}

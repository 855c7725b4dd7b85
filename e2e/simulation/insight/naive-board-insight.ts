/** "One board" of docs/insight.md, sentence by sentence: every question goes through the whole list of what happened. */
import type { JigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { NaiveBoard, type NaiveGroup } from '../protocol-page/naive/naive-board.ts';
import { naiveDeal } from '../protocol-page/naive/naive-deal.ts';
import type { NaiveEvent } from '../protocol-page/naive/naive-events.ts';
import { readBoardChunk } from '../protocol-page/naive/naive-log.ts';

export interface NaiveLog {
  readonly spec: JigsawSpec;
  readonly seed: number;
  readonly turns: boolean;
  readonly hasMat: boolean;
  /** As they are stored. */
  readonly chunks: readonly { readonly firstSeq: number; readonly startTime: number; readonly bytes: Uint8Array }[];
}

/** Something that happened, with the board before and after it. `dragged`: all motion of a frame. */
interface Moment {
  readonly kind: NaiveEvent['kind'] | 'dragged';
  readonly event: NaiveEvent | null;
  readonly at: number;
  readonly frame: number;
  readonly before: readonly NaiveGroup[];
  readonly after: readonly NaiveGroup[];
  readonly wasPaused: boolean;
}

interface CountedMoments {
  readonly counted: readonly Moment[];
  readonly restartedAt: number | null;
}

type Span = [from: number, to: number];

const MOVES = ['lifted', 'takenOver', 'dragged', 'turned', 'dropped', 'released', 'checked'];
const ENDS = ['opened', 'reset', 'restored'];

export function naiveBoardInsight(log: NaiveLog) {
  const all = momentsOf(log);
  const { counted, restartedAt } = withoutResets(all);
  const solution = counted.findIndex(({ kind }) => kind === 'solved');
  const solvedAt = solution === -1 ? null : (counted[solution]?.at ?? null);
  const moves = counted.filter((each, index) => isMove(each) && (solution === -1 || index < solution));
  const last = all.at(-1)?.after ?? [];
  return {
    startedAt: moves[0]?.at ?? null,
    restartedAt,
    lastMoveAt: moves.at(-1)?.at ?? null,
    solvedAt,
    of: log.spec.columns * log.spec.rows - (log.hasMat ? 0 : 1),
    curve: progressOf(counted, log),
    pauses: pausesOf(all),
    waits: waitsOf(counted, solution),
    spans: spansOf(moves.map(({ at }) => at)),
    help: helpOf(counted).map(
      ({ kind, at, event }) => `${at} ${event?.piece} ${kind === 'hinted' ? 'hint' : 'teacher'}`,
    ),
    pieces: piecesOf(counted, log),
    pairs: pairsOf(counted, log),
    efforts: effortsOf(counted),
    loose: looseOf(last, log),
  };
}

export type NaiveBoardInsight = ReturnType<typeof naiveBoardInsight>;

function momentsOf({ spec, seed, turns, hasMat, chunks }: NaiveLog): Moment[] {
  const board = new NaiveBoard((again) => naiveDeal(spec, again, turns), hasMat);
  board.begin(seed);
  const moments: Moment[] = [];
  let epochAt = 0;
  for (const { seq, time, body } of chunks.flatMap(readBoardChunk)) {
    const steps: readonly (NaiveEvent | null)[] = body.drags.length > 0 ? [...body.events, null] : body.events;
    for (const event of steps) {
      if (event?.kind === 'opened') epochAt = Math.max(event.wallTime, moments.at(-1)?.at ?? 0);
      const before = structuredClone(board.groups);
      const wasPaused = board.paused;
      board.applyBody(seq, event === null ? { events: [], drags: body.drags } : { events: [event], drags: [] });
      const after = structuredClone(board.groups);
      const kind = event?.kind ?? 'dragged';
      moments.push({ kind, event, at: epochAt + time, frame: seq, before, after, wasPaused });
    }
  }
  return moments;
}

/** Rule 3. What laid the board anew stays as the end of what is in a hand; what laid it so comes first in what follows. */
function withoutResets(all: readonly Moment[]): CountedMoments {
  let counted: Moment[] = [];
  let restartedAt: number | null = null;
  let aside: (CountedMoments & { readonly lay: readonly NaiveGroup[] }) | null = null;
  for (const moment of all) {
    if (moment.kind === 'restored' && aside !== null && isSameLay(aside.lay, moment.after)) {
      counted = [...aside.counted, moment];
      restartedAt = aside.restartedAt;
      aside = null;
    } else if (moment.kind === 'reset' || moment.kind === 'restored') {
      aside = { counted: [...counted, { ...moment, after: moment.before }], restartedAt, lay: moment.before };
      // Where nobody had begun, nothing was restarted.
      if (counted.some(isMove)) restartedAt = moment.at;
      counted = [moment];
    } else counted.push(moment);
  }
  return { counted, restartedAt };
}

function isSameLay(one: readonly NaiveGroup[], other: readonly NaiveGroup[]): boolean {
  const hasLike = (group: NaiveGroup) =>
    other.some(({ x, y, turn, z, pieces }) => {
      const isThere = x === group.x && y === group.y && turn === group.turn && z === group.z;
      return isThere && pieces.join() === group.pieces.join();
    });
  return one.length === other.length && one.every(hasLike);
}

function isMove({ kind }: Moment): boolean {
  return MOVES.includes(kind);
}

function groupIn(groups: readonly NaiveGroup[], id: number): NaiveGroup {
  const found = groups.find((group) => group.id === id);
  if (found === undefined) throw new Error(`no group ${id}`);
  return found;
}

/** Rule 4. */
function progressOf(counted: readonly Moment[], { spec }: NaiveLog): Span[] {
  const points: Span[] = [];
  let last = 0;
  for (const { at, after } of counted) {
    // With the mat's group, at every difficulty.
    const done = spec.columns * spec.rows + 1 - after.length;
    if (done !== last) points.push([at, done]);
    last = done;
  }
  return points;
}

/** Rule 10. */
function pausesOf(all: readonly Moment[]): Span[] {
  return all.flatMap((moment, index): Span[] => {
    if (moment.kind !== 'paused') return [];
    const end = all.slice(index).find(({ kind }) => kind === 'resumed') ?? all.at(-1);
    return [[moment.at, end?.at ?? 0]];
  });
}

/** Rule 11. */
function waitsOf(counted: readonly Moment[], solution: number): Span[] {
  const waits: Span[] = [];
  for (const [index, end] of counted.entries()) {
    if (!isMove(end) && end.kind !== 'paused') continue;
    const earlier = counted.slice(0, index);
    const ended = earlier.findLastIndex(({ kind }) => ENDS.includes(kind));
    const run = earlier.slice(ended + 1);
    const firstMove = run.findIndex(isMove);
    if (firstMove === -1) continue;
    const begin = run
      .slice(firstMove)
      .findLast((each) => isMove(each) || each.kind === 'resumed' || each.kind === 'paused');
    if (begin === undefined || end.wasPaused) continue;
    if (solution !== -1 && index > solution) continue;
    if (end.before.some(({ holder }) => holder !== null)) continue;
    const ms = end.at - begin.at;
    if (ms >= 30_000 && ms <= 10 * 60_000) waits.push([begin.at, end.at]);
  }
  return waits;
}

/** Rule 12. */
export function spansOf(moves: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (const at of [...moves].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && at - last[1] <= 10 * 60_000) last[1] = at;
    else spans.push([at, at]);
  }
  return spans;
}

interface InHand {
  readonly member: number;
  readonly pieces: readonly number[];
  readonly ms: number;
}

/** Rule 6. */
function handsOf(counted: readonly Moment[]): InHand[] {
  return counted.flatMap(({ kind, event, at, before }, index): InHand[] => {
    if ((kind !== 'lifted' && kind !== 'takenOver') || event === null) return [];
    const end = counted.findIndex(
      (later, place) =>
        place > index &&
        (ENDS.includes(later.kind) ||
          (['dropped', 'released', 'takenOver'].includes(later.kind) && later.event?.group === event.group)),
    );
    if (end === -1) return [];
    const endsAt = counted[end]?.kind === 'opened' ? counted[end - 1]?.at : counted[end]?.at;
    return [{ member: event.member, pieces: groupIn(before, event.group).pieces, ms: (endsAt ?? 0) - at }];
  });
}

/** Rule 9. */
function helpOf(counted: readonly Moment[]): Moment[] {
  const laid = counted.filter(({ kind }) => kind === 'restored').map(({ frame }) => frame);
  return counted.filter(({ kind, frame }) => kind === 'hinted' || (kind === 'shown' && !laid.includes(frame)));
}

/** Rules 6, 7 and 9: tries, ms in a hand, hints, places shown, drops. */
function piecesOf(counted: readonly Moment[], log: NaiveLog): Record<number, number[]> {
  const hands = handsOf(counted);
  const tries = triesOf(counted, log);
  const pieces: Record<number, number[]> = {};
  const dropped = counted.flatMap(({ kind, event, before }) => {
    const all = kind === 'dropped' && event !== null ? groupIn(before, event.group).pieces : [];
    return all.length === 1 ? all : [];
  });
  for (let piece = 1; piece <= log.spec.columns * log.spec.rows; piece += 1) {
    const alone = hands.filter((hand) => hand.pieces.length === 1 && hand.pieces[0] === piece);
    const helped = (kind: string) =>
      helpOf(counted).filter((each) => each.kind === kind && each.event?.piece === piece).length;
    const row = [
      tries.filter((each) => each.piece === piece).length,
      alone.reduce((sum, { ms }) => sum + ms, 0),
      helped('hinted'),
      helped('shown'),
      dropped.filter((each) => each === piece).length,
    ];
    if (row.some((value) => value > 0)) pieces[piece] = row;
  }
  return pieces;
}

interface Try {
  readonly piece: number;
  readonly wrong: readonly number[];
}

/** Rules 7 and 8. */
function triesOf(counted: readonly Moment[], { spec, hasMat }: NaiveLog): Try[] {
  const { columns, rows, width, height } = spec;
  const count = columns * rows;
  const all = Array.from({ length: count }, (_, index) => index + 1);
  const cell = (piece: number) => [(piece - 1) % columns, Math.floor((piece - 1) / columns)] as const;
  const half = (value: number, cells: number, index: number) =>
    Math.floor((value * (2 * index + 1 - cells)) / (2 * cells) + 0.5);
  const homeOf = (piece: number) => {
    const [column, row] = cell(piece);
    return [half(width, columns, column), half(height, rows, row)] as const;
  };
  const turned = ([x, y]: readonly [number, number], turn: number): readonly [number, number] =>
    turn === 0 ? [x, y] : turned([-y, x], turn - 6);
  const areNeighbours = (one: number, other: number) => {
    const [[a, b], [c, d]] = [cell(one), cell(other)];
    return Math.abs(a - c) + Math.abs(b - d) === 1;
  };
  const near = Math.floor(Math.min(width / columns, height / rows)) / 2;
  const isAt = (x: number, y: number, [px, py]: readonly [number, number]) => Math.hypot(x - px, y - py) <= near;
  const middleIn = (group: NaiveGroup, piece: number): readonly [number, number] => {
    const [x, y] = turned(homeOf(piece), group.turn);
    return [group.x + x, group.y + y];
  };
  return counted.flatMap(({ kind, event, after, frame }, index): Try[] => {
    if (kind !== 'dropped' || event === null) return [];
    const group = groupIn(after, event.group);
    const [piece = 0] = group.pieces;
    const next = counted[index + 1];
    const joins =
      next?.kind === 'joined' && next.frame === frame && [next.event?.group, next.event?.other].includes(group.id);
    if (group.pieces.length !== 1 || joins) return [];
    const [x, y] = middleIn(group, piece);
    const places = all
      .filter((each) => areNeighbours(each, piece))
      .map((each): readonly [number, number] => {
        const [ownX, ownY] = homeOf(piece);
        const [theirX, theirY] = homeOf(each);
        const [dx, dy] = turned([theirX - ownX, theirY - ownY], group.turn);
        return [x + dx, y + dy];
      });
    const beside = all.filter((other) => {
      const around = after.find(({ pieces }) => pieces.includes(other));
      if (around === undefined || other === piece || around.holder !== null) return false;
      if (around.pieces.length === 1 && around.z === 0) return false;
      const [otherX, otherY] = middleIn(around, other);
      return places.some((place) => isAt(otherX, otherY, place));
    });
    const isOnMat =
      hasMat &&
      all.some((each) => {
        const [homeX, homeY] = homeOf(each);
        return isAt(x, y, [32_768 + homeX, 32_768 + homeY]);
      });
    if (beside.length === 0 && !isOnMat) return [];
    return [{ piece, wrong: beside.filter((other) => !areNeighbours(other, piece)) }];
  });
}

function pairsOf(counted: readonly Moment[], log: NaiveLog): Record<string, number> {
  const pairs: Record<string, number> = {};
  for (const { piece, wrong } of triesOf(counted, log)) {
    for (const other of wrong) {
      const name = `${Math.min(piece, other)} ${Math.max(piece, other)}`;
      pairs[name] = (pairs[name] ?? 0) + 1;
    }
  }
  return pairs;
}

/** Rules 1, 5, 6 and 9: drops and turns, joins, hints, ms in a hand. */
function effortsOf(counted: readonly Moment[]): Record<number, number[]> {
  const efforts: Record<number, number[]> = {};
  const hands = handsOf(counted);
  const joiners = counted.flatMap(({ kind, frame }, index) => {
    if (kind !== 'joined') return [];
    const mover = counted
      .slice(0, index)
      .findLast((each) => each.frame === frame && (each.kind === 'dropped' || each.kind === 'turned'));
    return mover?.event === null || mover === undefined ? [] : [mover.event.member];
  });
  const countOf = (member: number, ...kinds: string[]) =>
    counted.filter(({ kind, event }) => kinds.includes(kind) && event?.member === member).length;
  for (let member = 0; member < 10; member += 1) {
    const row = [
      countOf(member, 'dropped', 'turned'),
      joiners.filter((each) => each === member).length,
      countOf(member, 'hinted'),
      hands.filter((hand) => hand.member === member).reduce((sum, { ms }) => sum + ms, 0),
    ];
    if (row.some((value) => value > 0)) efforts[member] = row;
  }
  return efforts;
}

/** Rule 13. */
function looseOf(groups: readonly NaiveGroup[], { spec, hasMat }: NaiveLog): number[] {
  const bySize = groups.filter(({ id }) => id !== 0).sort((a, b) => b.pieces.length - a.pieces.length || a.id - b.id);
  const picture = hasMat ? groups.find(({ id }) => id === 0) : bySize[0];
  const all = Array.from({ length: spec.columns * spec.rows }, (_, index) => index + 1);
  return all.filter((piece) => picture?.pieces.includes(piece) !== true);
}

/** Rule 7, where cards are checked when somebody asks: the cards that count as tried, one for each try. Each is a group of its own. */
export function triesOfChecks(events: readonly NaiveEvent[]): number[] {
  return events.flatMap(({ kind, wrong }, index) => {
    if (kind !== 'checked') return [];
    const earlier = events.slice(0, index);
    const last = earlier.findLastIndex((each) => each.kind === 'checked');
    const movedSince = earlier
      .slice(last + 1)
      .filter((each) => ['lifted', 'takenOver', 'dropped', 'released'].includes(each.kind));
    const isStillMarked = (card: number) =>
      earlier[last]?.wrong.includes(card) === true && movedSince.every(({ group }) => group !== card);
    return wrong.filter((card) => !isStillMarked(card));
  });
}

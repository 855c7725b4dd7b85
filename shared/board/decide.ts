/** The rule book: the events that a move leads to on the current board, or a refusal. It changes nothing; `apply` does. */
import { isTurn, QUARTER, rotate } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { PLANE } from '#shared/limits.ts';
import type { Settle } from '#shared/puzzle/puzzle.ts';
import { type Board, type Group, groupOf, groupsToJoin, hasPiece, pieceCentre } from './board.ts';
import type { BoardEvent, DiscreteEvent, Joined } from './board-event.ts';
import { MAT_ID, MAT_ORIGIN } from './board-rules.ts';
import type { Actor, Check, Drop, Move, Refusal, RefusalCode, Restore, SeenFrame, Turn } from './move.ts';
import { joinsAt } from './snap.ts';

export type Decision =
  | { readonly ok: true; readonly events: readonly BoardEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * @param epochStart number of the first frame of the board's present epoch. What a client saw in an earlier epoch counts only up to there
 */
export function decide(board: Board, actor: Actor, move: Move, epochStart: number): Decision {
  switch (move.kind) {
    case 'pause':
      return ifTeacher(actor, () => (board.paused ? events() : events(...endAllHolds(board), { kind: 'paused' })));
    case 'resume':
      return ifTeacher(actor, () => (board.paused ? events({ kind: 'resumed' }) : events()));
    case 'reset':
      return ifTeacher(actor, () =>
        events({ kind: 'reset', seed: move.seed, member: actor.member, operation: move.operation }),
      );
    case 'show':
      return ifTeacher(actor, () => {
        if (!hasPiece(board, move.piece)) return refuse('unknown-piece');
        return groupOf(board, move.piece).id === MAT_ID
          ? refuse('placed')
          : events({ kind: 'pieceShown', piece: move.piece });
      });
    case 'restore':
      return ifTeacher(actor, () => events(...restorationEvents(move)));
    case 'check':
      return check(board, actor, move);
    case 'hint':
      if (!board.rules.hints) return refuse('no-hints');
      if (!hasPiece(board, move.piece)) return refuse('unknown-piece');
      return events({ kind: 'hinted', piece: move.piece, member: actor.member, level: move.level });
    case 'lift':
      return onGroup(board, actor, move.piece, (group) => {
        if (group.hold !== null) return isOwn(group, actor) ? events() : refuseHeld(group.hold.member);
        const refusal = move.seen === undefined ? null : conflictWith(group, actor, move.seen, board.epoch, epochStart);
        if (refusal !== null) return { ok: false, refusal };
        return events({ kind: 'lifted', group: group.id, member: actor.member, page: actor.page });
      });
    case 'takeOver':
      return ifTeacher(actor, () =>
        onGroup(board, actor, move.piece, (group) =>
          isOwn(group, actor)
            ? events()
            : events({ kind: 'takenOver', group: group.id, member: actor.member, page: actor.page }),
        ),
      );
    case 'drag':
      return onGroup(board, actor, move.piece, (group) => {
        if (!isOnPlane(move.x, move.y)) return refuse('off-plane');
        if (!isOwn(group, actor)) return group.hold === null ? refuse('not-held') : refuseHeld(group.hold.member);
        return events({ kind: 'dragged', group: group.id, x: move.x, y: move.y });
      });
    case 'release':
      return onGroup(board, actor, move.piece, (group) =>
        isOwn(group, actor) ? events({ kind: 'released', group: group.id, x: group.x, y: group.y }) : events(),
      );
    case 'drop':
      return onGroup(board, actor, move.piece, (group) => drop(board, actor, move, group, epochStart));
    case 'turn':
      return onGroup(board, actor, move.piece, (group) => turn(board, actor, move, group, epochStart));
  }
}

function drop(board: Board, actor: Actor, move: Drop, group: Group, epochStart: number): Decision {
  if (!isOnPlane(move.x, move.y)) return refuse('off-plane');
  const refusal = conflictWith(group, actor, move.seen, board.epoch, epochStart);
  if (refusal !== null) return { ok: false, refusal };
  const { x, y, operation, snapFloor } = move;
  const { settle } = board.rules.puzzle;
  if (settle !== null) return settled(board, actor, move, group, settle(board.groups, group.id, x, y));
  const joins = joinsAt(board, group, x, y, snapFloor);
  return events(
    { kind: 'dropped', group: group.id, x, y, member: actor.member, operation },
    ...joins,
    ...solvedAfter(board, joins),
  );
}

/** Before `checked` others move for those that join, so that marks are of what lies there then. */
function check(board: Board, actor: Actor, { operation }: Check): Decision {
  const { boxes, pieces } = board.rules.puzzle;
  const found = boxes?.check?.(board.groups);
  if (found === undefined) return refuse('no-check');
  if (board.paused && !actor.isTeacher) return refuse('paused');
  const { right, wrong, joined, moved } = found;
  return events(
    ...moved.map((each) => ({ kind: 'released', group: each.piece, x: each.x, y: each.y }) as const),
    { kind: 'checked', member: actor.member, operation, right, wrong },
    ...joined.map((other) => ({ kind: 'joined', group: MAT_ID, other, ...MAT_ORIGIN }) as const),
    ...solvedAfter(board, [], right === pieces),
  );
}

/** Other pieces that move for it change no hands: they are let go of where they come to lie. */
function settled(
  board: Board,
  { member }: Actor,
  { operation }: Drop,
  { id }: Group,
  { x, y, moved, joined, solves }: ReturnType<Settle>,
): Decision {
  const joins = joined === null ? [] : [{ kind: 'joined', group: MAT_ID, other: joined, ...MAT_ORIGIN } as const];
  return events(
    { kind: 'dropped', group: id, x, y, member, operation },
    ...moved.map((each) => ({ kind: 'released', group: each.piece, x: each.x, y: each.y }) as const),
    ...joins,
    ...solvedAfter(board, joins, solves),
  );
}

function turn(board: Board, actor: Actor, move: Turn, group: Group, epochStart: number): Decision {
  if (!board.rules.turns || !isTurn(move.turn) || move.turn % QUARTER !== 0) return refuse('no-turns');
  const refusal = conflictWith(group, actor, move.seen, board.epoch, epochStart);
  if (refusal !== null) return { ok: false, refusal };
  const { x, y } = originAfterTurn(board, move.piece, move.turn);
  return events({
    kind: 'turned',
    group: group.id,
    x,
    y,
    turn: move.turn,
    member: actor.member,
    operation: move.operation,
  });
}

/** The origin that keeps the middle of `piece` in place while its group turns; clamped to the plane. */
export function originAfterTurn(board: Board, piece: PieceId, steps: number): { x: number; y: number } {
  const middle = pieceCentre(board, piece);
  const { homeX, homeY } = board.rules.puzzle;
  const home = rotate(homeX[piece] ?? 0, homeY[piece] ?? 0, steps);
  return { x: ontoPlane(middle.x - home.x), y: ontoPlane(middle.y - home.y) };
}

/** A refusal if another member holds the group, or has touched it since the author saw it. */
function conflictWith(group: Group, actor: Actor, seen: SeenFrame, epoch: number, epochStart: number): Refusal | null {
  if (group.hold !== null) {
    return isOwn(group, actor) ? null : { code: 'held', holder: group.hold.member };
  }
  const seenUpTo = seen.epoch === epoch ? seen.seq : Math.min(seen.seq, epochStart - 1);
  if (group.touchedBy !== actor.member && group.touchedAt > seenUpTo) {
    return { code: 'touched', by: group.touchedBy };
  }
  return null;
}

/** A drop that leaves nothing to join solves the puzzle. It need not join anything itself: the mat may have gone with another difficulty. */
function solvedAfter(
  board: Board,
  joins: readonly Joined[],
  solves = groupsToJoin(board) - joins.length === 1,
): BoardEvent[] {
  return !board.solved && solves ? [{ kind: 'solved' }] : [];
}

/** The events that lay a board of the same cut as `restore` says. */
export function restorationEvents({ solved, groups, shownPlaces }: Omit<Restore, 'kind'>): DiscreteEvent[] {
  return [
    { kind: 'restored', solved, groups },
    ...shownPlaces.map((piece) => ({ kind: 'pieceShown', piece }) as const),
  ];
}

function endAllHolds(board: Board): BoardEvent[] {
  const ends: BoardEvent[] = [];
  for (const { id, x, y, hold } of board.groups.values()) {
    if (hold !== null) ends.push({ kind: 'released', group: id, x, y });
  }
  return ends;
}

function onGroup(board: Board, actor: Actor, piece: PieceId, then: (group: Group) => Decision): Decision {
  if (!hasPiece(board, piece)) return refuse('unknown-piece');
  if (board.paused && !actor.isTeacher) return refuse('paused');
  const group = groupOf(board, piece);
  return group.id === MAT_ID ? refuse('placed') : then(group);
}

function ifTeacher(actor: Actor, then: () => Decision): Decision {
  return actor.isTeacher ? then() : refuse('teacher-only');
}

function isOwn(group: Group, actor: Actor): boolean {
  return group.hold !== null && group.hold.member === actor.member && group.hold.page === actor.page;
}

function isOnPlane(x: number, y: number): boolean {
  return Number.isInteger(x) && Number.isInteger(y) && x >= 0 && y >= 0 && x < PLANE && y < PLANE;
}

function ontoPlane(value: number): number {
  return Math.min(PLANE - 1, Math.max(0, value));
}

function events(...list: readonly BoardEvent[]): Decision {
  return { ok: true, events: list };
}

function refuseHeld(holder: number): Decision {
  return { ok: false, refusal: { code: 'held', holder } };
}

function refuse(code: RefusalCode): Decision {
  return { ok: false, refusal: { code } };
}

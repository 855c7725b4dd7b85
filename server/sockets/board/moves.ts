/** A page's moves: each goes to the owner of its board, and is refused where the page plays at no such board. */
import type { BoardHost } from '#server/board/host.ts';
import type { Actor, Move, Operation } from '#shared/board/move.ts';
import type { BoardNumber, OperationId, Page } from '#shared/ids.ts';
import type { Answer, NoResult, OperationResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type {
  CheckMessage,
  DropMessage,
  HintMessage,
  LiftMessage,
  PieceMessage,
  ResetMessage,
  TurnMessage,
} from '#shared/protocol/messages/board-messages.ts';
import type { BoardSession } from './board-session.ts';

type OperationAnswer = Answer<OperationResult> | Promise<Answer<OperationResult>>;

export function lift(session: BoardSession, { board, piece, seen }: LiftMessage): Answer<NoResult> {
  return submit(session, board, { kind: 'lift', piece, ...(seen === undefined ? {} : { seen }) });
}

export function takeOver(session: BoardSession, { board, piece }: PieceMessage): Answer<NoResult> {
  return submit(session, board, { kind: 'takeOver', piece });
}

export function release(session: BoardSession, { board, piece }: PieceMessage): Answer<NoResult> {
  return submit(session, board, { kind: 'release', piece });
}

export function hint(session: BoardSession, { board, piece, level }: HintMessage): Answer<NoResult> {
  return submit(session, board, { kind: 'hint', piece, level });
}

export function drop(session: BoardSession, { board, seen, page, counter, ...place }: DropMessage): OperationAnswer {
  const operation = operationId(session, page === undefined ? { counter } : { page, counter });
  return execute(session, board, { kind: 'drop', ...place, operation, seen });
}

export function turn(session: BoardSession, { board, piece, turn: by, seen, ...id }: TurnMessage): OperationAnswer {
  return execute(session, board, { kind: 'turn', piece, turn: by, operation: operationId(session, id), seen });
}

export async function reset(session: BoardSession, { board, ...id }: ResetMessage): Promise<Answer<OperationResult>> {
  const operation = operationId(session, id);
  const answer = await execute(session, board, { kind: 'reset', seed: randomSeed(), operation });
  // A server that has started anew since does not know what the id was for.
  if (answer.ok && (answer.kind ?? 'reset') === 'reset')
    await session.classroom.controls.boardCommands.recordReset(board, answer.seq);
  return answer;
}

export function check(session: BoardSession, { board, ...id }: CheckMessage): OperationAnswer {
  return execute(session, board, { kind: 'check', operation: operationId(session, id) });
}

/** Operations are the member's, whichever of their pages counted them. */
function operationId({ page }: BoardSession, counted: { readonly page?: Page; readonly counter: number }): OperationId {
  return { page: counted.page ?? page, counter: counted.counter };
}

/** A move that is granted from memory. */
function submit(session: BoardSession, board: BoardNumber, move: Move): Answer<NoResult> {
  const played = playedBoard(session, board);
  if (played === null) return failure('no-board');
  const submitted = played.host.submit(played.actor, move);
  return submitted.ok ? { ok: true } : submitted;
}

/** A move that is answered when it is durable. */
function execute(session: BoardSession, board: BoardNumber, operation: Operation): OperationAnswer {
  const played = playedBoard(session, board);
  return played === null ? failure('no-board') : played.host.execute(played.actor, operation);
}

function playedBoard(
  session: BoardSession,
  board: BoardNumber,
): { readonly host: BoardHost; readonly actor: Actor } | null {
  const open = session.openBoard(board);
  return open === undefined || open.actor === null ? null : { host: open.host, actor: open.actor };
}

function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

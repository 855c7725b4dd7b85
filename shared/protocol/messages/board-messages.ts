/** Messages of /board that any member may send, and the connection's handshake. */
import * as v from 'valibot';
import { HINT_LEVELS, PIECES_MAX, PLANE } from '#shared/limits.ts';
import { BoardNumber, integer, object, PersonIdText } from '#shared/protocol/schema-parts.ts';

const U32_MAX = 0xffff_ffff;

const Coordinate = integer(0, PLANE - 1);
const Piece = integer(0, PIECES_MAX);
const Counter = integer(1, Number.MAX_SAFE_INTEGER);
const SeenFrameSchema = object({ epoch: integer(0, U32_MAX), seq: integer(0, U32_MAX) });

const PageNumber = integer(1, U32_MAX);

/** Handshake of a class's connection. `person`: whom the page belongs to, once it knows: nobody else who uses this browser. */
export const ConnectionHandshake = object({
  page: PageNumber,
  version: integer(0, 65_535),
  person: v.exactOptional(PersonIdText),
});
export type ConnectionHandshake = v.InferOutput<typeof ConnectionHandshake>;

/** `have`: the last frame that the page applied. */
export const EnterMessage = object({ board: BoardNumber, have: v.exactOptional(SeenFrameSchema) });
export type EnterMessage = v.InferOutput<typeof EnterMessage>;
export const BoardMessage = object({ board: BoardNumber });
export type BoardMessage = v.InferOutput<typeof BoardMessage>;
export const PieceMessage = object({ board: BoardNumber, piece: Piece });
export type PieceMessage = v.InferOutput<typeof PieceMessage>;
/** `seen`: the page already shows the piece in hand and renews that hold. */
export const LiftMessage = object({ board: BoardNumber, piece: Piece, seen: v.exactOptional(SeenFrameSchema) });
export type LiftMessage = v.InferOutput<typeof LiftMessage>;
/**
 * `page`: of the operation, where another page of this seat counted it. `snapFloor`: it snaps at this distance at least, in units; the rules
 * bound it. A page of an older build has none.
 */
export const DropMessage = object({
  board: BoardNumber,
  piece: Piece,
  x: Coordinate,
  y: Coordinate,
  page: v.exactOptional(PageNumber),
  counter: Counter,
  seen: SeenFrameSchema,
  snapFloor: v.exactOptional(integer(0, PLANE - 1)),
});
export type DropMessage = v.InferOutput<typeof DropMessage>;
export const TurnMessage = object({
  board: BoardNumber,
  piece: Piece,
  turn: integer(0, 23),
  page: v.exactOptional(PageNumber),
  counter: Counter,
  seen: SeenFrameSchema,
});
export type TurnMessage = v.InferOutput<typeof TurnMessage>;
/** Reports a hint that the page gave, which counts from then on; `level` counts the piece's hints from 1. */
export const HintMessage = object({ board: BoardNumber, piece: Piece, level: integer(1, HINT_LEVELS) });
export type HintMessage = v.InferOutput<typeof HintMessage>;
export const ResetMessage = object({ board: BoardNumber, page: v.exactOptional(PageNumber), counter: Counter });
export type ResetMessage = v.InferOutput<typeof ResetMessage>;
export const CheckMessage = object({ board: BoardNumber, page: v.exactOptional(PageNumber), counter: Counter });
export type CheckMessage = v.InferOutput<typeof CheckMessage>;
export const RaiseHandMessage = object({ up: v.boolean() });
export type RaiseHandMessage = v.InferOutput<typeof RaiseHandMessage>;

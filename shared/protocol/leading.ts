/** What a teacher asks of a class over /board, beside the moves of pieces: the messages, and the events that carry them. Anybody else is refused. */
import { type Static, Type } from 'typebox';
import type { Answer, Done } from './events.ts';

const strict = { additionalProperties: false } as const;
const BoardNumber = Type.Integer({ minimum: 1, maximum: 1_000_000 });

/** Of one board, or of all with board 0. */
export const PauseMessage = Type.Object(
  { board: Type.Integer({ minimum: 0, maximum: 1_000_000 }), paused: Type.Boolean() },
  strict,
);
export type PauseMessage = Static<typeof PauseMessage>;

/** Boards whose tiles a teacher sees now. */
export const WallMessage = Type.Object({ boards: Type.Array(BoardNumber, { maxItems: 256 }) }, strict);
export type WallMessage = Static<typeof WallMessage>;

/** Each is answered when what it asked for is durable. */
export interface LeadingEvents {
  pause: (message: PauseMessage, ack: (answer: Answer<Done>) => void) => void;
  wall: (message: WallMessage, ack: (answer: Answer<Done>) => void) => void;
}

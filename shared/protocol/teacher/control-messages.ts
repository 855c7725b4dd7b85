/** What a teacher asks of a class over /board, beside the moves of pieces: the messages, and the events that carry them. Anybody else is refused. */
import * as v from 'valibot';
import { PROJECTOR_CONTENTS } from '#shared/classroom/classroom-event.ts';
import { MEMBERS_MAX, PIECES_MAX, TIMER_MS_MAX, TIMER_MS_MIN } from '#shared/limits.ts';
import { BoardNumber } from '#shared/protocol/request-schemas.ts';
import { integer, list, object } from '#shared/protocol/schema-parts.ts';
import type { Answer, NoResult } from '#shared/protocol/socket-events.ts';
import type { ThresholdsMessage } from './attention-messages.ts';
import type { EarlierActivity } from './controls-view.ts';

const Seat = integer(1, 1_000_000);

/** Of one board, or of all with board 0. */
export const PauseMessage = object({ board: integer(0, 1_000_000), paused: v.boolean() });
export type PauseMessage = v.InferOutput<typeof PauseMessage>;

/** A hand that was seen to: the seat's number. */
export const LowerHandMessage = object({ seat: Seat });
export type LowerHandMessage = v.InferOutput<typeof LowerHandMessage>;

/** Sets the class's timer, or stops it where it is, lets it go on, takes it away. */
export const TimerMessage = v.union([
  object({ ms: integer(TIMER_MS_MIN, TIMER_MS_MAX) }),
  object({ to: v.picklist(['pause', 'goOn', 'end']) }),
]);
export type TimerMessage = v.InferOutput<typeof TimerMessage>;

/** The board on everybody's screen; null: everybody's own again. */
export const SpotlightMessage = object({ board: v.nullable(BoardNumber), named: v.boolean() });
export type SpotlightMessage = v.InferOutput<typeof SpotlightMessage>;

/** What the projector shows. What is not named stays: two pages that choose at once do not overwrite each other. */
export const PresentMessage = object({
  what: v.exactOptional(v.picklist(PROJECTOR_CONTENTS)),
  named: v.exactOptional(v.boolean()),
});
export type PresentMessage = v.InferOutput<typeof PresentMessage>;

/** Shows where a piece goes, at boards of one cut. */
export const ShowPieceMessage = object({
  boards: v.pipe(
    list(BoardNumber, 1, 256),
    v.check((boards) => new Set(boards).size === boards.length),
  ),
  piece: integer(1, PIECES_MAX),
});
export type ShowPieceMessage = v.InferOutput<typeof ShowPieceMessage>;

/** Another cut of the same picture for who plays at this board alone: an index into the activity's cuts. */
export const RecutMessage = object({ board: BoardNumber, cut: integer(0, 9) });
export type RecutMessage = v.InferOutput<typeof RecutMessage>;

/** Who plays as this member at a team's board, to another team's. */
export const TeamMessage = object({ board: BoardNumber, member: integer(1, MEMBERS_MAX), to: BoardNumber });
export type TeamMessage = v.InferOutput<typeof TeamMessage>;

export const UndoResetMessage = object({ board: BoardNumber });
export type UndoResetMessage = v.InferOutput<typeof UndoResetMessage>;

export const EmptyMessage = object({});
export type EmptyMessage = v.InferOutput<typeof EmptyMessage>;

/** Boards whose tiles a teacher sees now. */
export const WallMessage = object({ boards: list(BoardNumber, 0, 256) });
export type WallMessage = v.InferOutput<typeof WallMessage>;

/** Each is answered when what it asked for is durable. */
export interface ControlEvents {
  pause: (message: PauseMessage, ack: (answer: Answer<NoResult>) => void) => void;
  lowerHand: (message: LowerHandMessage, ack: (answer: Answer<NoResult>) => void) => void;
  timer: (message: TimerMessage, ack: (answer: Answer<NoResult>) => void) => void;
  spotlight: (message: SpotlightMessage, ack: (answer: Answer<NoResult>) => void) => void;
  showPiece: (message: ShowPieceMessage, ack: (answer: Answer<{ readonly boardCount: number }>) => void) => void;
  recut: (message: RecutMessage, ack: (answer: Answer<NoResult>) => void) => void;
  toTeam: (message: TeamMessage, ack: (answer: Answer<NoResult>) => void) => void;
  shuffleTeams: (message: EmptyMessage, ack: (answer: Answer<NoResult>) => void) => void;
  undoReset: (message: UndoResetMessage, ack: (answer: Answer<NoResult>) => void) => void;
  earlier: (
    message: EmptyMessage,
    ack: (answer: Answer<{ readonly activities: readonly EarlierActivity[] }>) => void,
  ) => void;
  present: (message: PresentMessage, ack: (answer: Answer<NoResult>) => void) => void;
  thresholds: (message: ThresholdsMessage, ack: (answer: Answer<NoResult>) => void) => void;
  wall: (message: WallMessage, ack: (answer: Answer<NoResult>) => void) => void;
}

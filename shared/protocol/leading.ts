/** What a teacher asks of a class over /board, beside the moves of pieces: the messages, and the events that carry them. Anybody else is refused. */
import { type Static, Type } from 'typebox';
import { MEMBERS_MAX, PIECES_MAX, TIMER_MS_MAX, TIMER_MS_MIN } from '../limits.ts';
import type { ThresholdsMessage } from './attention.ts';
import type { Answer, Done } from './events.ts';
import type { EarlierActivity } from './led.ts';

const strict = { additionalProperties: false } as const;
const Seat = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const BoardNumber = Type.Integer({ minimum: 1, maximum: 1_000_000 });

/** Of one board, or of all with board 0. */
export const PauseMessage = Type.Object(
  { board: Type.Integer({ minimum: 0, maximum: 1_000_000 }), paused: Type.Boolean() },
  strict,
);
export type PauseMessage = Static<typeof PauseMessage>;

/** A hand that was seen to: the seat's number. */
export const LowerHandMessage = Type.Object({ seat: Seat }, strict);
export type LowerHandMessage = Static<typeof LowerHandMessage>;

/** Sets the class's timer, or stops it where it is, lets it go on, takes it away. */
export const TimerMessage = Type.Union([
  Type.Object({ ms: Type.Integer({ minimum: TIMER_MS_MIN, maximum: TIMER_MS_MAX }) }, strict),
  Type.Object({ to: Type.Union([Type.Literal('pause'), Type.Literal('goOn'), Type.Literal('end')]) }, strict),
]);
export type TimerMessage = Static<typeof TimerMessage>;

/** The board on everybody's screen; null: everybody's own again. */
export const SpotlightMessage = Type.Object(
  { board: Type.Union([BoardNumber, Type.Null()]), named: Type.Boolean() },
  strict,
);
export type SpotlightMessage = Static<typeof SpotlightMessage>;

/** What the projector shows. What is not named stays: two pages that choose at once do not overwrite each other. */
export const PresentMessage = Type.Object(
  {
    what: Type.Optional(Type.Union([Type.Literal('code'), Type.Literal('timer'), Type.Literal('boards')])),
    named: Type.Optional(Type.Boolean()),
  },
  strict,
);
export type PresentMessage = Static<typeof PresentMessage>;

/** Shows where a piece goes, at boards of one cut. */
export const ShowMessage = Type.Object(
  {
    boards: Type.Array(BoardNumber, { minItems: 1, maxItems: 256, uniqueItems: true }),
    piece: Type.Integer({ minimum: 1, maximum: PIECES_MAX }),
  },
  strict,
);
export type ShowMessage = Static<typeof ShowMessage>;

/** Another cut of the same picture for who plays at this board alone: an index into the activity's cuts. */
export const RecutMessage = Type.Object({ board: BoardNumber, cut: Type.Integer({ minimum: 0, maximum: 9 }) }, strict);
export type RecutMessage = Static<typeof RecutMessage>;

/** Who plays as this member at a team's board, to another team's. */
export const TeamMessage = Type.Object(
  { board: BoardNumber, member: Type.Integer({ minimum: 1, maximum: MEMBERS_MAX }), to: BoardNumber },
  strict,
);
export type TeamMessage = Static<typeof TeamMessage>;

export const UndoMessage = Type.Object({ board: BoardNumber }, strict);
export type UndoMessage = Static<typeof UndoMessage>;

export const NothingMessage = Type.Object({}, strict);
export type NothingMessage = Static<typeof NothingMessage>;

/** Boards whose tiles a teacher sees now. */
export const WallMessage = Type.Object({ boards: Type.Array(BoardNumber, { maxItems: 256 }) }, strict);
export type WallMessage = Static<typeof WallMessage>;

/** Each is answered when what it asked for is durable. */
export interface LeadingEvents {
  pause: (message: PauseMessage, ack: (answer: Answer<Done>) => void) => void;
  lowerHand: (message: LowerHandMessage, ack: (answer: Answer<Done>) => void) => void;
  timer: (message: TimerMessage, ack: (answer: Answer<Done>) => void) => void;
  spotlight: (message: SpotlightMessage, ack: (answer: Answer<Done>) => void) => void;
  showPiece: (message: ShowMessage, ack: (answer: Answer<{ readonly shown: number }>) => void) => void;
  recut: (message: RecutMessage, ack: (answer: Answer<Done>) => void) => void;
  toTeam: (message: TeamMessage, ack: (answer: Answer<Done>) => void) => void;
  shuffleTeams: (message: NothingMessage, ack: (answer: Answer<Done>) => void) => void;
  undoReset: (message: UndoMessage, ack: (answer: Answer<Done>) => void) => void;
  earlier: (
    message: NothingMessage,
    ack: (answer: Answer<{ readonly activities: readonly EarlierActivity[] }>) => void,
  ) => void;
  present: (message: PresentMessage, ack: (answer: Answer<Done>) => void) => void;
  thresholds: (message: ThresholdsMessage, ack: (answer: Answer<Done>) => void) => void;
  wall: (message: WallMessage, ack: (answer: Answer<Done>) => void) => void;
}

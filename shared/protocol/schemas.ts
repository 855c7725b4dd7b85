/** Shapes of everything that comes from outside as JSON. The types that both sides use are these schemas', so neither can drift. */
import * as v from 'valibot';
import { DOORS } from '../classroom/event.ts';
import {
  CAPACITY_MAX,
  CODE_DIGITS_MAX,
  CODE_DIGITS_MIN,
  CUTS_MAX,
  DESCRIPTION_LENGTH_MAX,
  GRID_MAX,
  HINT_LEVELS,
  LINK_SECRET,
  NAME_LENGTH_MAX,
  PASSWORD_LENGTH_MAX,
  PIECES_MAX,
  PLANE,
  REJOIN_LENGTH,
  REJOIN_SIGNS,
  TEAMS_MAX,
  TEAMS_MIN,
  TITLE_LENGTH_MAX,
} from '../limits.ts';
import { CropShape } from '../picture/schema.ts';
import { EASES, TAB_SIZES } from '../puzzle/puzzle.ts';
import { SAMPLES } from '../samples.ts';
import { NAMINGS } from './events.ts';
import { list, object, spelled, text, whole } from './shape.ts';

const U32_MAX = 0xffff_ffff;

const Coordinate = whole(0, PLANE - 1);
export const BoardNumber = whole(1, 1_000_000);
const Piece = whole(0, PIECES_MAX);
const Counter = whole(1, Number.MAX_SAFE_INTEGER);
const Id = spelled(/^[A-Za-z0-9_-]{16,32}$/);
const Seen = object({ epoch: whole(0, U32_MAX), seq: whole(0, U32_MAX) });

/** Handshake of a class's connection. */
export const Hello = object({ page: whole(1, U32_MAX), version: whole(0, 65_535) });
export type Hello = v.InferOutput<typeof Hello>;

/** Messages of /board. `have`: the frame that the page stands at. */
export const EnterMessage = object({ board: BoardNumber, have: v.exactOptional(Seen) });
export type EnterMessage = v.InferOutput<typeof EnterMessage>;
export const BoardMessage = object({ board: BoardNumber });
export type BoardMessage = v.InferOutput<typeof BoardMessage>;
export const PieceMessage = object({ board: BoardNumber, piece: Piece });
export type PieceMessage = v.InferOutput<typeof PieceMessage>;
/** `seen`: from a hand that has it already, as far as its page knows. */
export const LiftMessage = object({ board: BoardNumber, piece: Piece, seen: v.exactOptional(Seen) });
export type LiftMessage = v.InferOutput<typeof LiftMessage>;
export const DropMessage = object({
  board: BoardNumber,
  piece: Piece,
  x: Coordinate,
  y: Coordinate,
  counter: Counter,
  seen: Seen,
});
export type DropMessage = v.InferOutput<typeof DropMessage>;
export const TurnMessage = object({
  board: BoardNumber,
  piece: Piece,
  turn: whole(0, 23),
  counter: Counter,
  seen: Seen,
});
export type TurnMessage = v.InferOutput<typeof TurnMessage>;
/** A hint that a page gave: which one of that piece. */
export const HintMessage = object({ board: BoardNumber, piece: Piece, level: whole(1, HINT_LEVELS) });
export type HintMessage = v.InferOutput<typeof HintMessage>;
export const ResetMessage = object({ board: BoardNumber, counter: Counter });
export type ResetMessage = v.InferOutput<typeof ResetMessage>;
export const HandMessage = object({ up: v.boolean() });
export type HandMessage = v.InferOutput<typeof HandMessage>;

/** Bodies of HTTP requests. */
const Title = text(0, TITLE_LENGTH_MAX * 4);
const Password = text(1, PASSWORD_LENGTH_MAX * 4);
const Name = text(1, NAME_LENGTH_MAX * 4);

export const OpenClassroom = object({
  title: v.exactOptional(Title),
  capacity: v.exactOptional(whole(1, CAPACITY_MAX)),
  door: v.exactOptional(v.picklist(DOORS)),
  password: v.exactOptional(Password),
  naming: v.exactOptional(v.picklist(NAMINGS)),
  /** One to tap a seat, where `naming` is 'list': then it is also the number of seats. */
  names: v.exactOptional(list(Name, 0, CAPACITY_MAX)),
});
export type OpenClassroom = v.InferOutput<typeof OpenClassroom>;

export const TeacherKey = object({ key: text(16, 64) });
export type TeacherKey = v.InferOutput<typeof TeacherKey>;

/** The lesson is over, or the class goes on. */
export const LessonEnd = object({ finished: v.boolean() });

/**
 * Which class: by its code, or, where the door is open, by its id. `invitation`: what the class's own link holds beside the code; one
 * that is not of this code's class is as good as none.
 */
const Way = {
  code: v.exactOptional(spelled(new RegExp(`^[0-9]{${CODE_DIGITS_MIN},${CODE_DIGITS_MAX}}$`))),
  invitation: v.exactOptional(spelled(new RegExp(`^${LINK_SECRET}$`))),
  classroom: v.exactOptional(Id),
  password: v.exactOptional(Password),
};

/** A look before going in. `language`: that of generated names. */
export const Look = object({ ...Way, language: v.exactOptional(v.picklist(['ko', 'en'])) });
export type Look = v.InferOutput<typeof Look>;

/** Who: a name, a number to tap, a seat's rejoin code, or a seat card's secret; at most one of them. */
export const Join = object({
  ...Way,
  name: v.exactOptional(Name),
  choice: v.exactOptional(whole(1, CAPACITY_MAX)),
  rejoin: v.exactOptional(spelled(new RegExp(`^[${REJOIN_SIGNS}]{${REJOIN_LENGTH}}$`))),
  card: v.exactOptional(spelled(new RegExp(`^[0-9]{1,3}[.]${LINK_SECRET}$`))),
});
export type Join = v.InferOutput<typeof Join>;

const Cut = object({
  columns: whole(1, GRID_MAX),
  rows: whole(1, GRID_MAX),
  tab: v.exactOptional(v.picklist(TAB_SIZES)),
  seed: v.exactOptional(whole(0, U32_MAX)),
});

export const StartActivity = object({
  picture: Id,
  mode: v.exactOptional(v.picklist(['each', 'teams', 'together'])),
  cuts: list(Cut, 1, CUTS_MAX),
  ease: v.exactOptional(v.picklist(EASES)),
  turns: v.exactOptional(v.boolean()),
  /** How many, where `mode` is 'teams'. */
  teams: v.exactOptional(whole(TEAMS_MIN, TEAMS_MAX)),
  hints: v.exactOptional(v.boolean()),
  /** What the picture shows, in one sentence, for who cannot see it. */
  description: v.exactOptional(text(0, DESCRIPTION_LENGTH_MAX * 4)),
});
export type StartActivity = v.InferOutput<typeof StartActivity>;

/** One of our own pictures, or a part of it, for a class. */
export const TakeSample = object({ sample: v.picklist(SAMPLES.map(({ id }) => id)), crop: v.exactOptional(CropShape) });
export type TakeSample = v.InferOutput<typeof TakeSample>;

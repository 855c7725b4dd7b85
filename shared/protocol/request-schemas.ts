/** Shapes of everything that comes from outside as JSON. The types that both sides use are these schemas', so neither can drift. */
import * as v from 'valibot';
import { ADMISSION_MODES } from '#shared/classroom/classroom-event.ts';
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
  REJOIN_ALPHABET,
  REJOIN_LENGTH,
  TEAMS_MAX,
  TEAMS_MIN,
  TITLE_LENGTH_MAX,
} from '#shared/limits.ts';
import { CropSchema } from '#shared/picture/crop-schema.ts';
import { DIFFICULTIES, TAB_SIZES } from '#shared/puzzle/puzzle.ts';
import { SAMPLES } from '#shared/samples/catalogue.ts';
import { integer, list, matching, object, text } from './schema-parts.ts';
import { NAMINGS } from './socket-events.ts';

const U32_MAX = 0xffff_ffff;

const Coordinate = integer(0, PLANE - 1);
export const BoardNumber = integer(1, 1_000_000);
const Piece = integer(0, PIECES_MAX);
const Counter = integer(1, Number.MAX_SAFE_INTEGER);
const Id = matching(/^[A-Za-z0-9_-]{16,32}$/);
const SeenFrameSchema = object({ epoch: integer(0, U32_MAX), seq: integer(0, U32_MAX) });

/** Handshake of a class's connection. */
export const ConnectionHandshake = object({ page: integer(1, U32_MAX), version: integer(0, 65_535) });
export type ConnectionHandshake = v.InferOutput<typeof ConnectionHandshake>;

/** Messages of /board. `have`: the frame that the page stands at. */
export const EnterMessage = object({ board: BoardNumber, have: v.exactOptional(SeenFrameSchema) });
export type EnterMessage = v.InferOutput<typeof EnterMessage>;
export const BoardMessage = object({ board: BoardNumber });
export type BoardMessage = v.InferOutput<typeof BoardMessage>;
export const PieceMessage = object({ board: BoardNumber, piece: Piece });
export type PieceMessage = v.InferOutput<typeof PieceMessage>;
/** `seen`: from a hand that has it already, as far as its page knows. */
export const LiftMessage = object({ board: BoardNumber, piece: Piece, seen: v.exactOptional(SeenFrameSchema) });
export type LiftMessage = v.InferOutput<typeof LiftMessage>;
export const DropMessage = object({
  board: BoardNumber,
  piece: Piece,
  x: Coordinate,
  y: Coordinate,
  counter: Counter,
  seen: SeenFrameSchema,
});
export type DropMessage = v.InferOutput<typeof DropMessage>;
export const TurnMessage = object({
  board: BoardNumber,
  piece: Piece,
  turn: integer(0, 23),
  counter: Counter,
  seen: SeenFrameSchema,
});
export type TurnMessage = v.InferOutput<typeof TurnMessage>;
/** A hint that a page gave: which one of that piece. */
export const HintMessage = object({ board: BoardNumber, piece: Piece, level: integer(1, HINT_LEVELS) });
export type HintMessage = v.InferOutput<typeof HintMessage>;
export const ResetMessage = object({ board: BoardNumber, counter: Counter });
export type ResetMessage = v.InferOutput<typeof ResetMessage>;
export const RaiseHandMessage = object({ up: v.boolean() });
export type RaiseHandMessage = v.InferOutput<typeof RaiseHandMessage>;

/** Bodies of HTTP requests. */
const Title = text(0, TITLE_LENGTH_MAX * 4);
const Password = text(1, PASSWORD_LENGTH_MAX * 4);
const Name = text(1, NAME_LENGTH_MAX * 4);

export const OpenClassroomRequest = object({
  title: v.exactOptional(Title),
  capacity: v.exactOptional(integer(1, CAPACITY_MAX)),
  admission: v.exactOptional(v.picklist(ADMISSION_MODES)),
  password: v.exactOptional(Password),
  naming: v.exactOptional(v.picklist(NAMINGS)),
  /** One to tap a seat, where `naming` is 'list': then it is also the number of seats. */
  names: v.exactOptional(list(Name, 0, CAPACITY_MAX)),
});
export type OpenClassroomRequest = v.InferOutput<typeof OpenClassroomRequest>;

export const TeacherKeyRequest = object({ key: text(16, 64) });
export type TeacherKeyRequest = v.InferOutput<typeof TeacherKeyRequest>;

/** The lesson is over, or the class goes on. */
export const FinishLessonRequest = object({ finished: v.boolean() });

/**
 * Which class: by its code, or, where the door is open, by its id. `invitation`: what the class's own link holds beside the code; one
 * that is not of this code's class is as good as none.
 */
const ClassLocator = {
  code: v.exactOptional(matching(new RegExp(`^[0-9]{${CODE_DIGITS_MIN},${CODE_DIGITS_MAX}}$`))),
  invitation: v.exactOptional(matching(new RegExp(`^${LINK_SECRET}$`))),
  classroom: v.exactOptional(Id),
  password: v.exactOptional(Password),
};

/** A look before going in. `language`: that of generated names. */
export const JoinPreviewRequest = object({ ...ClassLocator, language: v.exactOptional(v.picklist(['ko', 'en'])) });
export type JoinPreviewRequest = v.InferOutput<typeof JoinPreviewRequest>;

/** Who: a name, a number to tap, a seat's rejoin code, or a seat card's secret; at most one of them. */
export const JoinRequest = object({
  ...ClassLocator,
  name: v.exactOptional(Name),
  choice: v.exactOptional(integer(1, CAPACITY_MAX)),
  rejoin: v.exactOptional(matching(new RegExp(`^[${REJOIN_ALPHABET}]{${REJOIN_LENGTH}}$`))),
  card: v.exactOptional(matching(new RegExp(`^[0-9]{1,3}[.]${LINK_SECRET}$`))),
});
export type JoinRequest = v.InferOutput<typeof JoinRequest>;

const Cut = object({
  columns: integer(1, GRID_MAX),
  rows: integer(1, GRID_MAX),
  tab: v.exactOptional(v.picklist(TAB_SIZES)),
  seed: v.exactOptional(integer(0, U32_MAX)),
});

export const StartActivityRequest = object({
  picture: Id,
  mode: v.exactOptional(v.picklist(['each', 'teams', 'together'])),
  cuts: list(Cut, 1, CUTS_MAX),
  difficulty: v.exactOptional(v.picklist(DIFFICULTIES)),
  turns: v.exactOptional(v.boolean()),
  /** How many, where `mode` is 'teams'. */
  teams: v.exactOptional(integer(TEAMS_MIN, TEAMS_MAX)),
  hints: v.exactOptional(v.boolean()),
  /** What the picture shows, in one sentence, for who cannot see it. */
  description: v.exactOptional(text(0, DESCRIPTION_LENGTH_MAX * 4)),
});
export type StartActivityRequest = v.InferOutput<typeof StartActivityRequest>;

/** One of our own pictures, or a part of it, for a class. */
export const TakeSampleRequest = object({
  sample: v.picklist(SAMPLES.map(({ id }) => id)),
  crop: v.exactOptional(CropSchema),
});
export type TakeSampleRequest = v.InferOutput<typeof TakeSampleRequest>;

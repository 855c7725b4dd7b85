/** Shapes of everything that comes from outside as JSON. The types that both sides use are these schemas', so neither can drift. */
import { type Static, Type } from 'typebox';
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
import { SAMPLES } from '../samples.ts';

const U32_MAX = 0xffff_ffff;
const strict = { additionalProperties: false } as const;

const Coordinate = Type.Integer({ minimum: 0, maximum: PLANE - 1 });
const BoardNumber = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const Piece = Type.Integer({ minimum: 0, maximum: PIECES_MAX });
const Counter = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Id = Type.String({ pattern: '^[A-Za-z0-9_-]{16,32}$' });
const Seen = Type.Object(
  {
    epoch: Type.Integer({ minimum: 0, maximum: U32_MAX }),
    seq: Type.Integer({ minimum: 0, maximum: U32_MAX }),
  },
  strict,
);

/** Handshake of a class's connection. */
export const Hello = Type.Object(
  { page: Type.Integer({ minimum: 1, maximum: U32_MAX }), version: Type.Integer({ minimum: 0, maximum: 65_535 }) },
  strict,
);
export type Hello = Static<typeof Hello>;

/** Messages of /board. `have`: the frame that the page stands at. */
export const EnterMessage = Type.Object({ board: BoardNumber, have: Type.Optional(Seen) }, strict);
export type EnterMessage = Static<typeof EnterMessage>;
export const BoardMessage = Type.Object({ board: BoardNumber }, strict);
export type BoardMessage = Static<typeof BoardMessage>;
export const PieceMessage = Type.Object({ board: BoardNumber, piece: Piece }, strict);
export type PieceMessage = Static<typeof PieceMessage>;
/** `seen`: from a hand that has it already, as far as its page knows. */
export const LiftMessage = Type.Object({ board: BoardNumber, piece: Piece, seen: Type.Optional(Seen) }, strict);
export type LiftMessage = Static<typeof LiftMessage>;
export const DropMessage = Type.Object(
  { board: BoardNumber, piece: Piece, x: Coordinate, y: Coordinate, counter: Counter, seen: Seen },
  strict,
);
export type DropMessage = Static<typeof DropMessage>;
export const TurnMessage = Type.Object(
  { board: BoardNumber, piece: Piece, turn: Type.Integer({ minimum: 0, maximum: 23 }), counter: Counter, seen: Seen },
  strict,
);
export type TurnMessage = Static<typeof TurnMessage>;
/** A hint that a page gave: which one of that piece. */
export const HintMessage = Type.Object(
  { board: BoardNumber, piece: Piece, level: Type.Integer({ minimum: 1, maximum: HINT_LEVELS }) },
  strict,
);
export type HintMessage = Static<typeof HintMessage>;
export const ResetMessage = Type.Object({ board: BoardNumber, counter: Counter }, strict);
export type ResetMessage = Static<typeof ResetMessage>;
export const HandMessage = Type.Object({ up: Type.Boolean() }, strict);
export type HandMessage = Static<typeof HandMessage>;
/** Bodies of HTTP requests. */
const Title = Type.String({ maxLength: TITLE_LENGTH_MAX * 4 });
const Password = Type.String({ minLength: 1, maxLength: PASSWORD_LENGTH_MAX * 4 });
const Name = Type.String({ minLength: 1, maxLength: NAME_LENGTH_MAX * 4 });

export const OpenClassroom = Type.Object(
  {
    title: Type.Optional(Title),
    capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: CAPACITY_MAX })),
    door: Type.Optional(Type.Union([Type.Literal('code'), Type.Literal('approval'), Type.Literal('open')])),
    password: Type.Optional(Password),
    naming: Type.Optional(
      Type.Union([Type.Literal('typed'), Type.Literal('numbers'), Type.Literal('list'), Type.Literal('friendly')]),
    ),
    /** One to tap a seat, where `naming` is 'list': then it is also the number of seats. */
    names: Type.Optional(Type.Array(Name, { maxItems: CAPACITY_MAX })),
  },
  strict,
);
export type OpenClassroom = Static<typeof OpenClassroom>;

export const TeacherKey = Type.Object({ key: Type.String({ minLength: 16, maxLength: 64 }) }, strict);
export type TeacherKey = Static<typeof TeacherKey>;

/** The lesson is over, or the class goes on. */
export const LessonEnd = Type.Object({ finished: Type.Boolean() }, strict);

/**
 * Which class: by its code, or, where the door is open, by its id. `invitation`: what the class's own link holds beside the code; one
 * that is not of this code's class is as good as none.
 */
const Way = {
  code: Type.Optional(Type.String({ pattern: `^[0-9]{${CODE_DIGITS_MIN},${CODE_DIGITS_MAX}}$` })),
  invitation: Type.Optional(Type.String({ pattern: `^${LINK_SECRET}$` })),
  classroom: Type.Optional(Id),
  password: Type.Optional(Password),
};

/** A look before going in. `language`: that of generated names. */
export const Look = Type.Object(
  { ...Way, language: Type.Optional(Type.Union([Type.Literal('ko'), Type.Literal('en')])) },
  strict,
);
export type Look = Static<typeof Look>;

/** Who: a name, a number to tap, a seat's rejoin code, or a seat card's secret; at most one of them. */
export const Join = Type.Object(
  {
    ...Way,
    name: Type.Optional(Name),
    choice: Type.Optional(Type.Integer({ minimum: 1, maximum: CAPACITY_MAX })),
    rejoin: Type.Optional(Type.String({ pattern: `^[${REJOIN_SIGNS}]{${REJOIN_LENGTH}}$` })),
    card: Type.Optional(Type.String({ pattern: `^[0-9]{1,3}[.]${LINK_SECRET}$` })),
  },
  strict,
);
export type Join = Static<typeof Join>;

const Cut = Type.Object(
  {
    columns: Type.Integer({ minimum: 1, maximum: GRID_MAX }),
    rows: Type.Integer({ minimum: 1, maximum: GRID_MAX }),
    tab: Type.Optional(Type.Union([Type.Literal(15), Type.Literal(20), Type.Literal(25)])),
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: U32_MAX })),
  },
  strict,
);

export const StartActivity = Type.Object(
  {
    picture: Id,
    mode: Type.Optional(Type.Union([Type.Literal('each'), Type.Literal('teams'), Type.Literal('together')])),
    cuts: Type.Array(Cut, { minItems: 1, maxItems: CUTS_MAX }),
    ease: Type.Optional(Type.Union([Type.Literal('easy'), Type.Literal('normal'), Type.Literal('hard')])),
    turns: Type.Optional(Type.Boolean()),
    /** How many, where `mode` is 'teams'. */
    teams: Type.Optional(Type.Integer({ minimum: TEAMS_MIN, maximum: TEAMS_MAX })),
    hints: Type.Optional(Type.Boolean()),
    /** What the picture shows, in one sentence, for who cannot see it. */
    description: Type.Optional(Type.String({ maxLength: DESCRIPTION_LENGTH_MAX * 4 })),
  },
  strict,
);
export type StartActivity = Static<typeof StartActivity>;

/** One of our own pictures, or a part of it, for a class. */
export const TakeSample = Type.Object(
  { sample: Type.Union(SAMPLES.map(({ id }) => Type.Literal(id))), crop: Type.Optional(CropShape) },
  strict,
);
export type TakeSample = Static<typeof TakeSample>;

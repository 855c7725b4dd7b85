/** Bodies of HTTP requests, those of the chat left out. The types that both sides use are inferred from these schemas. */
import * as v from 'valibot';
import { ADMISSION_MODES } from '#shared/classroom/classroom-event.ts';
import { LANGUAGES } from '#shared/languages.ts';
import {
  BOXES_MAX,
  CAPACITY_MAX,
  CARD_LETTERS_MAX,
  CARDS_MAX,
  CODE_DIGITS_MAX,
  CODE_DIGITS_MIN,
  CUTS_MAX,
  DESCRIPTION_LENGTH_MAX,
  GRID_MAX,
  LABEL_SHARES,
  LEFT_CLASSES_MAX,
  LINE_CODE_POINTS_PER_LETTER,
  LINK_SECRET,
  NAME_LENGTH_MAX,
  PASSWORD_LENGTH_MAX,
  REGIONS_MAX,
  REJOIN_ALPHABET,
  REJOIN_LENGTH,
  TEAMS_MAX,
  TEAMS_MIN,
  TITLE_LENGTH_MAX,
  UPLOAD_BYTES_MAX,
} from '#shared/limits.ts';
import { CROP_FULL_SIDE, CROP_SIDE_MIN } from '#shared/picture/crop.ts';
import { PACES } from '#shared/picture/motion.ts';
import {
  BoardNumber,
  integer,
  list,
  matching,
  object,
  PersonIdText,
  text,
  uniqueList,
} from '#shared/protocol/schema-parts.ts';
import { MODES } from '#shared/protocol/views/activity-view.ts';
import { NAMINGS } from '#shared/protocol/views/seat-appearance.ts';
import { CARD_FEEDBACKS } from '#shared/puzzle/kinds/cards/card-feedback.ts';
import { TAB_SIZES } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { MAP_IDS } from '#shared/puzzle/kinds/map/map-ids.ts';
import { DIFFICULTIES } from '#shared/puzzle/puzzle.ts';
import { SAMPLES } from '#shared/samples/catalogue.ts';

const U32_MAX = 0xffff_ffff;

const Id = matching(/^[A-Za-z0-9_-]{16,32}$/);
const Title = text(0, TITLE_LENGTH_MAX * 4);
const Password = text(1, PASSWORD_LENGTH_MAX * 4);
const Name = text(1, NAME_LENGTH_MAX * 4);

export const OpenClassroomRequest = object({
  title: v.exactOptional(Title),
  capacity: v.exactOptional(integer(1, CAPACITY_MAX)),
  admission: v.exactOptional(v.picklist(ADMISSION_MODES)),
  password: v.exactOptional(Password),
  naming: v.exactOptional(v.picklist(NAMINGS)),
  /** With `naming` 'list': one name a seat, so that their number is also the capacity. */
  names: v.exactOptional(list(Name, 0, CAPACITY_MAX)),
});
export type OpenClassroomRequest = v.InferOutput<typeof OpenClassroomRequest>;

/**
 * How long a device stays a teacher's. `now`: until its browser is closed, TEACHER_NOW_MS at most. `keep`: as long as it is used.
 * `return`: the same, for a browser that stores the key and has lost its session; the owner may have ended it meanwhile.
 */
export const TEACHER_STAYS = ['now', 'keep', 'return'] as const;
export type TeacherStay = (typeof TEACHER_STAYS)[number];

/** The classes whose teacher leaves this browser. */
export const LeaveDeviceRequest = object({ classrooms: list(Id, 0, LEFT_CLASSES_MAX) });

/** Without `stay` it is `now`. */
export const TeacherKeyRequest = object({ key: text(16, 64), stay: v.exactOptional(v.picklist(TEACHER_STAYS)) });
export type TeacherKeyRequest = v.InferOutput<typeof TeacherKeyRequest>;

/** Names the student whose seat is given up: a late repetition is nobody else's who uses the browser by then. */
export const LeaveRequest = object({ person: PersonIdText });

/** Ends the lesson, or opens the class again. */
export const FinishLessonRequest = object({ finished: v.boolean() });

/**
 * Names a class by its code, or by its id if the class admits from the list. `invitation` is the secret in the class's own link; the
 * server ignores one that is not of this class.
 */
const ClassLocator = {
  code: v.exactOptional(matching(new RegExp(`^[0-9]{${CODE_DIGITS_MIN},${CODE_DIGITS_MAX}}$`))),
  invitation: v.exactOptional(matching(new RegExp(`^${LINK_SECRET}$`))),
  classroom: v.exactOptional(Id),
  password: v.exactOptional(Password),
};

/** What a student may know before they join. `language`: that of generated names. */
export const JoinPreviewRequest = object({ ...ClassLocator, language: v.exactOptional(v.picklist(LANGUAGES)) });
export type JoinPreviewRequest = v.InferOutput<typeof JoinPreviewRequest>;

/** Who joins: a name, a tapped number, a seat's rejoin code, or a seat card's secret; at most one of them. */
export const JoinRequest = object({
  ...ClassLocator,
  name: v.exactOptional(Name),
  choice: v.exactOptional(integer(1, CAPACITY_MAX)),
  rejoin: v.exactOptional(matching(new RegExp(`^[${REJOIN_ALPHABET}]{${REJOIN_LENGTH}}$`))),
  card: v.exactOptional(matching(new RegExp(`^[0-9]{1,3}[.]${LINK_SECRET}$`))),
  /** The answer to `was-here`: the seat of this name is theirs, and they wait for the teacher's nod; or they are somebody new. */
  returning: v.exactOptional(v.boolean()),
});
export type JoinRequest = v.InferOutput<typeof JoinRequest>;

const Cut = object({
  columns: integer(1, GRID_MAX),
  rows: integer(1, GRID_MAX),
  tab: v.exactOptional(v.picklist(TAB_SIZES)),
  seed: v.exactOptional(integer(0, U32_MAX)),
});

const Seed = v.exactOptional(integer(0, U32_MAX));
const Feedback = v.exactOptional(v.picklist(CARD_FEEDBACKS));
const RegionId = matching(/^[a-z0-9-]{1,16}$/);
const MapCut = object({
  map: v.picklist(MAP_IDS),
  leftOut: v.exactOptional(uniqueList(RegionId, 0, REGIONS_MAX)),
  renamed: v.exactOptional(list(object({ region: RegionId, name: Name }), 0, REGIONS_MAX)),
  names: v.exactOptional(v.union([v.boolean(), v.literal('cards')])),
  feedback: Feedback,
  seed: Seed,
});

const CardWords = text(0, CARD_LETTERS_MAX * LINE_CODE_POINTS_PER_LETTER);
/** `pictures`: the photo has one for each card. `captions`: their words show below them. */
const CardOptions = {
  pictures: v.exactOptional(v.boolean()),
  captions: v.exactOptional(v.boolean()),
  seed: Seed,
  feedback: Feedback,
};
const CardsInOrder = object({
  layout: v.literal('order'),
  groups: list(list(CardWords, 1, CARDS_MAX), 1, CARDS_MAX),
  ...CardOptions,
});
const CardPairs = object({
  layout: v.literal('match'),
  pairs: list(list(CardWords, 2, 2), 1, CARDS_MAX),
  ...CardOptions,
});
const CardsInBoxes = object({
  layout: v.literal('sort'),
  boxes: list(object({ name: CardWords, cards: list(CardWords, 0, CARDS_MAX) }), 1, BOXES_MAX),
  extra: list(CardWords, 0, CARDS_MAX),
  ...CardOptions,
});
const CardsOnPhoto = object({
  layout: v.literal('label'),
  labels: list(
    object({
      words: CardWords,
      x: integer(0, LABEL_SHARES),
      y: integer(0, LABEL_SHARES),
      name: v.exactOptional(CardWords),
    }),
    1,
    CARDS_MAX,
  ),
  seed: Seed,
  feedback: Feedback,
});

export const StartActivityRequest = object({
  /** Without it the kind of puzzle paints its sheet itself. */
  picture: v.exactOptional(Id),
  mode: v.exactOptional(v.picklist(MODES)),
  cuts: list(v.union([Cut, MapCut, CardsInOrder, CardPairs, CardsInBoxes, CardsOnPhoto]), 1, CUTS_MAX),
  difficulty: v.exactOptional(v.picklist(DIFFICULTIES)),
  turns: v.exactOptional(v.boolean()),
  /** How many teams, if `mode` is 'teams'. */
  teams: v.exactOptional(integer(TEAMS_MIN, TEAMS_MAX)),
  hints: v.exactOptional(v.boolean()),
  /** What the picture shows, in one sentence, for students who cannot see it. */
  description: v.exactOptional(text(0, DESCRIPTION_LENGTH_MAX * 4)),
});
export type StartActivityRequest = v.InferOutput<typeof StartActivityRequest>;

/**
 * Continues from the moment after frame `frame` of a board. `to`: the boards that are laid so, `all` of the present activity that are cut
 * like it, or a new `activity` for the same seats.
 */
export const ContinuationRequest = object({
  board: BoardNumber,
  frame: integer(1, U32_MAX),
  to: v.union([v.picklist(['all', 'activity']), uniqueList(BoardNumber, 1, CAPACITY_MAX)]),
});
export type ContinuationRequest = v.InferOutput<typeof ContinuationRequest>;

const CropStart = integer(0, CROP_FULL_SIDE - CROP_SIDE_MIN);
const CropSide = integer(CROP_SIDE_MIN, CROP_FULL_SIDE);
/** A Crop; `isCropWithin` checks that it ends within the picture. */
export const CropSchema = object({ x: CropStart, y: CropStart, width: CropSide, height: CropSide });

/** The moving pictures on cards in an upload; `areCardsAscending` checks their order. */
export const CardFilesSchema = list(v.tuple([integer(0, CARDS_MAX - 1), integer(1, UPLOAD_BYTES_MAX)]), 1, CARDS_MAX);

/** A sample picture, or a part of it, for a class. */
export const TakeSampleRequest = object({
  sample: v.picklist(SAMPLES.map(({ id }) => id)),
  crop: v.exactOptional(CropSchema),
  pace: v.exactOptional(v.picklist(PACES)),
});
export type TakeSampleRequest = v.InferOutput<typeof TakeSampleRequest>;

/** Messages with which a teacher controls a class over /board. Moves of pieces and admission have files of their own. */
import * as v from 'valibot';
import { type AttentionRule, THRESHOLD_BOUNDS } from '#shared/attention/attention-rules.ts';
import { PROJECTOR_CONTENTS } from '#shared/classroom/classroom-event.ts';
import { MEMBERS_MAX, PIECES_MAX, TIMER_MS_MAX, TIMER_MS_MIN, TITLE_LENGTH_MAX } from '#shared/limits.ts';
import { BoardNumber, integer, list, object, text, uniqueList } from '#shared/protocol/schema-parts.ts';
import { NAMINGS } from '#shared/protocol/views/seat-appearance.ts';
import { DIFFICULTIES } from '#shared/puzzle/puzzle.ts';

const Seat = integer(1, 1_000_000);

/** Pauses or resumes one board, or all with board 0. */
export const PauseMessage = object({ board: integer(0, 1_000_000), paused: v.boolean() });
export type PauseMessage = v.InferOutput<typeof PauseMessage>;

/** Lowers a raised hand. `seat`: the seat's number. */
export const LowerHandMessage = object({ seat: Seat });
export type LowerHandMessage = v.InferOutput<typeof LowerHandMessage>;

/** Starts the class's timer; pauses, resumes or removes it; gives it more time; or says whether its end pauses the class. */
export const TimerMessage = v.union([
  object({ ms: integer(TIMER_MS_MIN, TIMER_MS_MAX) }),
  object({ to: v.picklist(['pause', 'goOn', 'end']) }),
  object({ addMs: integer(TIMER_MS_MIN, TIMER_MS_MAX) }),
  object({ pausesAtEnd: v.boolean() }),
]);
export type TimerMessage = v.InferOutput<typeof TimerMessage>;

/** The board on everybody's screen; null gives everybody their own board back. */
export const SpotlightMessage = object({ board: v.nullable(BoardNumber), named: v.boolean() });
export type SpotlightMessage = v.InferOutput<typeof SpotlightMessage>;

/** What the projector shows. A missing field stays as it is, so two pages that choose at once do not overwrite each other. */
export const PresentMessage = object({
  what: v.exactOptional(v.picklist(PROJECTOR_CONTENTS)),
  named: v.exactOptional(v.boolean()),
});
export type PresentMessage = v.InferOutput<typeof PresentMessage>;

/** Whether pages of the class may make sounds. */
export const SoundsMessage = object({ allowed: v.boolean() });
export type SoundsMessage = v.InferOutput<typeof SoundsMessage>;

/** Whether the feast for a solved board shows its time and its moves. */
export const FeastMessage = object({ figures: v.boolean() });
export type FeastMessage = v.InferOutput<typeof FeastMessage>;

/** Changes the class's settings during a lesson. A missing field stays as it is. */
export const SettingsMessage = object({
  title: v.exactOptional(text(0, TITLE_LENGTH_MAX * 4)),
  naming: v.exactOptional(v.picklist(NAMINGS)),
  /** Of the present activity. Its mat comes and goes with it. */
  difficulty: v.exactOptional(v.picklist(DIFFICULTIES)),
  hints: v.exactOptional(v.boolean()),
  /** Whether students may replay their own board once its activity is over. */
  studentReplay: v.exactOptional(v.boolean()),
});
export type SettingsMessage = v.InferOutput<typeof SettingsMessage>;

/** Boards that each appear once. */
const Boards = uniqueList(BoardNumber, 1, 256);

/** Shows where a piece goes, at boards of one cut. */
export const ShowPieceMessage = object({ boards: Boards, piece: integer(1, PIECES_MAX) });
export type ShowPieceMessage = v.InferOutput<typeof ShowPieceMessage>;

/** Gives the players of this board another cut of the same picture. `cut`: an index into the activity's cuts. */
export const RecutMessage = object({ board: BoardNumber, cut: integer(0, 9) });
export type RecutMessage = v.InferOutput<typeof RecutMessage>;

/** Moves the student who plays as this member at a team's board to another team's board. */
export const TeamMessage = object({ board: BoardNumber, member: integer(1, MEMBERS_MAX), to: BoardNumber });
export type TeamMessage = v.InferOutput<typeof TeamMessage>;

/** Undoes the reset of a board, or the continuation of one or several: of all of them, or of none. */
export const UndoResetMessage = v.union([object({ board: BoardNumber }), object({ boards: Boards })]);
export type UndoResetMessage = v.InferOutput<typeof UndoResetMessage>;

export const EmptyMessage = object({});
export type EmptyMessage = v.InferOutput<typeof EmptyMessage>;

/** The boards whose tiles are in view now. */
export const WallMessage = object({ boards: list(BoardNumber, 0, 256) });
export type WallMessage = v.InferOutput<typeof WallMessage>;

function threshold(rule: AttentionRule) {
  const [minimum, maximum] = THRESHOLD_BOUNDS[rule];
  return v.exactOptional(v.union([v.literal(0), integer(minimum, maximum)]));
}

/** 0 switches a rule off. A missing rule stays as it is. */
export const ThresholdsMessage = object({
  noJoin: threshold('noJoin'),
  samePlace: threshold('samePlace'),
  putBack: threshold('putBack'),
  idle: threshold('idle'),
});
export type ThresholdsMessage = v.InferOutput<typeof ThresholdsMessage>;

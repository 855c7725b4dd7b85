/**
 * Every socket event, typed in both directions. Binary frames (shared/wire) travel as the one event `frame`; all else is
 * JSON. An answer is a result with `ok: true` or a Failure.
 */

import type { ActivityId, BoardNumber, ClassroomId, Member, PictureId } from '#shared/ids.ts';
import type { Difficulty, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';
import type { ErrorCode, Failure } from './errors.ts';
import type {
  BoardMessage,
  DropMessage,
  EnterMessage,
  HintMessage,
  LiftMessage,
  PieceMessage,
  RaiseHandMessage,
  ResetMessage,
  TurnMessage,
} from './request-schemas.ts';
import type { AdmissionEvents, AdmissionView, WaitingView } from './teacher/admission-messages.ts';
import type { BoardAttention } from './teacher/attention-messages.ts';
import type { ControlEvents, PresentMessage, WallMessage } from './teacher/control-messages.ts';
import type { ControlsView, PresentView } from './teacher/controls-view.ts';

export type Answer<Result> = ({ readonly ok: true } & Result) | Failure;
type Ack<Result> = (answer: Answer<Result>) => void;
/** An answer without a result of its own. */
export type NoResult = Record<never, never>;

export type Mode = 'each' | 'teams' | 'together';
/** How students say who they are: they type a name, tap a number or a name of the teacher's list, or take a generated one. */
export const NAMINGS = ['typed', 'numbers', 'list', 'nicknames'] as const;
export type Naming = (typeof NAMINGS)[number];
export type SeatShape = 'circle' | 'triangle' | 'square' | 'diamond' | 'star' | 'hexagon';

/** How a seat is told from the others. */
export interface SeatAppearance {
  readonly name: string;
  /** 0..11, and a shape beside it: never colour alone. */
  readonly hue: number;
  readonly shape: SeatShape;
}

/** Somebody at a board, as the others there may know them. Member 0 is the teacher, without a name. */
export interface MemberView extends SeatAppearance {
  readonly member: Member;
  /** Connected now. */
  readonly here: boolean;
}

/** What is played: enough to cut the puzzle and fetch its picture. */
export interface ActivityView {
  readonly id: ActivityId;
  readonly mode: Mode;
  readonly picture: PictureId;
  /** The sample that the picture is, if it is one of ours. */
  readonly sample: SampleId | null;
  /** Pixels. */
  readonly pictureWidth: number;
  readonly pictureHeight: number;
  /** What it looks like in the coarse, until it is here: shared/picture/colours.ts. */
  readonly colours: string;
  readonly cuts: readonly PuzzleSpec[];
  readonly difficulty: Difficulty;
  readonly turns: boolean;
  /** May students ask for hints? */
  readonly hints: boolean;
  /** What the picture shows, in the teacher's words; '' where she said nothing. A sample has words of its own. */
  readonly description: string;
}

/** A board as the lists name it. */
export interface BoardView {
  readonly board: BoardNumber;
  readonly activity: ActivityId;
  /** Index into the activity's cuts. */
  readonly cut: number;
  /** Which team plays here, from 1; null where no teams do. */
  readonly team: number | null;
  readonly members: readonly MemberView[];
}

/** A class as one person in it may see it. */
export interface ClassroomView {
  readonly id: ClassroomId;
  readonly title: string;
  /** Only teachers are told. */
  readonly code: string | null;
  /** What the class's own link holds beside the code: `classLink`. Only teachers are told. */
  readonly invitation: string | null;
  readonly capacity: number;
  readonly seats: number;
  readonly paused: boolean;
  readonly activity: ActivityView | null;
  /** A student's own board; a teacher's: all, in order of their numbers. */
  readonly boards: readonly BoardView[];
  readonly you: You;
  /** Names and numbers that nobody has taken yet, where they are tapped. Only teachers are told. */
  readonly notYet: readonly string[];
  /** Each seat has a card to print. */
  readonly hasCards: boolean;
  readonly controls: ControlsView;
  /** The lesson is over: nothing is moved until the class is opened again. */
  readonly finished: boolean;
  /** Only teachers are told. */
  readonly admission: AdmissionView | null;
}

export type You =
  | { readonly role: 'teacher' }
  | (SeatAppearance & {
      readonly role: 'student';
      /** What moves this seat to another device: told to nobody else here. */
      readonly rejoin: string;
      /** Where this seat plays now, and as which member. */
      readonly board: BoardNumber | null;
      readonly member: Member;
    });

/** Answer to `enter`. The board itself came just before it, as a patch frame. */
export interface EnterResult {
  readonly board: BoardNumber;
  readonly member: Member;
  readonly epoch: number;
  /** The board's clock now: ms since the epoch began. */
  readonly time: number;
}

/** The operation stands in frame `seq`, and is durable. */
export interface OperationResult {
  readonly seq: number;
}

/** The board that a student plays at from now on; the class's view brings it, too. */
export interface NextPuzzle {
  readonly board: BoardNumber;
}

export interface BoardClientEvents extends ControlEvents, AdmissionEvents {
  /** One of: drag, pointer. */
  frame: (bytes: Uint8Array) => void;
  enter: (message: EnterMessage, ack: Ack<EnterResult>) => void;
  leave: (message: BoardMessage, ack: Ack<NoResult>) => void;
  lift: (message: LiftMessage, ack: Ack<NoResult>) => void;
  takeOver: (message: PieceMessage, ack: Ack<NoResult>) => void;
  release: (message: PieceMessage, ack: Ack<NoResult>) => void;
  drop: (message: DropMessage, ack: Ack<OperationResult>) => void;
  turn: (message: TurnMessage, ack: Ack<OperationResult>) => void;
  hint: (message: HintMessage, ack: Ack<NoResult>) => void;
  reset: (message: ResetMessage, ack: Ack<OperationResult>) => void;
  /** A student who has solved her own board goes on with more pieces: answered when the next board is hers. */
  nextPuzzle: (message: BoardMessage, ack: Ack<NextPuzzle>) => void;
  /** A student's own hand, up or down. */
  raiseHand: (message: RaiseHandMessage, ack: Ack<NoResult>) => void;
  /** Renews whatever this page holds. */
  renewHolds: () => void;
}

export interface BoardServerEvents {
  /** One of: tick, patch, presence, wall. */
  frame: (bytes: Uint8Array) => void;
  /** The class as it is now: on connecting, and whenever something of it changes. */
  classroom: (view: ClassroomView) => void;
  /** Teachers: what asks for a look, of boards of which that has changed; on connecting, of all that are open. */
  attention: (boards: readonly BoardAttention[]) => void;
  /** So many teachers look at this board now. */
  watched: (view: { readonly board: BoardNumber; readonly teachers: number }) => void;
  /** A refused frame: it has no answer of its own. Told once a second at most. */
  refused: (failure: Failure) => void;
  /** The seat is in a newer tab now, or on another device; this page lets go. */
  replaced: (view: { readonly by: 'tab' | 'device' }) => void;
  /** Whoever waits to be let in: who they will be. The connection ends when it is decided, and who was let in comes in by the next. */
  waiting: (view: WaitingView) => void;
  /** This page is nobody's any more, and why. */
  sentOff: (view: { readonly why: ErrorCode }) => void;
  /** The class is over. */
  closed: () => void;
  /** The server stops: come back after so many ms. */
  drain: (view: { readonly after: number }) => void;
}

/** A window for the projector: what it may ask for, and all that it is told. Names, marks, progress, lines and codes of seats are not in it. */
export interface PresentClientEvents {
  /** The spotlit board, live. */
  enter: (message: EnterMessage, ack: Ack<EnterResult>) => void;
  leave: (message: BoardMessage, ack: Ack<NoResult>) => void;
  /** Boards whose tiles are in view. */
  wall: (message: WallMessage, ack: Ack<NoResult>) => void;
  /** What is to be shown, from the projector's own keys. */
  present: (message: PresentMessage, ack: Ack<NoResult>) => void;
}
export interface PresentServerEvents {
  /** The class as a projector may show it: on connecting, and whenever something of it changes. */
  view: (view: PresentView) => void;
  /** One of: tick, patch, presence, wall. */
  frame: (bytes: Uint8Array) => void;
  closed: () => void;
  drain: (view: { readonly after: number }) => void;
}

/** The list of open classes: nothing of what is inside. */
export interface OpenClassView {
  readonly id: ClassroomId;
  readonly title: string;
  /** It needs a password, or the teacher's nod. */
  readonly locked: boolean;
  /** One may enter from the list, without the code. */
  readonly open: boolean;
  /** The teacher is asked for everybody new. */
  readonly needsApproval: boolean;
  /** Nobody new is let in. */
  readonly shut: boolean;
  readonly seats: number;
  readonly capacity: number;
  readonly mode: Mode | null;
  /** What is played, if it is one of our samples: an uploaded picture is nobody else's to see. */
  readonly sample: SampleId | null;
  /** The teacher's colour: 0..11. */
  readonly hue: number;
}

export interface OpenClassesServerEvents {
  /** All of it, on connecting. */
  openClasses: (rooms: readonly OpenClassView[]) => void;
  /** One is new or changed. */
  openClass: (room: OpenClassView) => void;
  openClassClosed: (view: { readonly id: ClassroomId }) => void;
}

/**
 * Every socket event, typed in both directions. Binary frames (shared/wire) travel as the one event `frame`; all else is
 * JSON. An answer is a result with `ok: true` or a Failure.
 */

import type { ActivityId, BoardNumber, ClassroomId, Member, PictureId } from '../ids.ts';
import type { Ease, PuzzleSpec } from '../puzzle/puzzle.ts';
import type { SampleId } from '../samples.ts';
import type { BoardAttention } from './attention.ts';
import type { DoorEvents, DoorView, WaitingView } from './door.ts';
import type { ErrorCode, Failure } from './errors.ts';
import type { LeadingEvents, PresentMessage, WallMessage } from './leading.ts';
import type { LedView, PresentView } from './led.ts';
import type {
  BoardMessage,
  DropMessage,
  EnterMessage,
  HandMessage,
  HintMessage,
  LiftMessage,
  PieceMessage,
  ResetMessage,
  TurnMessage,
} from './schemas.ts';

export type Answer<Result> = ({ readonly ok: true } & Result) | Failure;
type Ack<Result> = (answer: Answer<Result>) => void;
/** An answer without a result of its own. */
export type Done = Record<never, never>;

export type Mode = 'each' | 'teams' | 'together';
/** How students say who they are: they type a name, tap a number or a name of the teacher's list, or take a generated one. */
export const NAMINGS = ['typed', 'numbers', 'list', 'friendly'] as const;
export type Naming = (typeof NAMINGS)[number];
export type SeatShape = 'circle' | 'triangle' | 'square' | 'diamond' | 'star' | 'hexagon';

/** How a seat is told from the others. */
export interface SeatLook {
  readonly name: string;
  /** 0..11, and a shape beside it: never colour alone. */
  readonly hue: number;
  readonly shape: SeatShape;
}

/** Somebody at a board, as the others there may know them. Member 0 is the teacher, without a name. */
export interface MemberView extends SeatLook {
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
  readonly ease: Ease;
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
  readonly led: LedView;
  /** The lesson is over: nothing is moved until the class is opened again. */
  readonly finished: boolean;
  /** Only teachers are told. */
  readonly door: DoorView | null;
}

export type You =
  | { readonly role: 'teacher' }
  | (SeatLook & {
      readonly role: 'student';
      /** What moves this seat to another device: told to nobody else here. */
      readonly rejoin: string;
      /** Where this seat plays now, and as which member. */
      readonly board: BoardNumber | null;
      readonly member: Member;
    });

/** Answer to `enter`. The board itself came just before it, as a patch frame. */
export interface Entered {
  readonly board: BoardNumber;
  readonly member: Member;
  readonly epoch: number;
  /** The board's clock now: ms since the epoch began. */
  readonly time: number;
}

/** The operation stands in frame `seq`, and is durable. */
export interface Carried {
  readonly seq: number;
}

/** The board that a student plays at from now on; the class's view brings it, too. */
export interface WentOn {
  readonly board: BoardNumber;
}

export interface BoardClientEvents extends LeadingEvents, DoorEvents {
  /** One of: drag, pointer. */
  frame: (bytes: Uint8Array) => void;
  enter: (message: EnterMessage, ack: Ack<Entered>) => void;
  leave: (message: BoardMessage, ack: Ack<Done>) => void;
  lift: (message: LiftMessage, ack: Ack<Done>) => void;
  takeOver: (message: PieceMessage, ack: Ack<Done>) => void;
  release: (message: PieceMessage, ack: Ack<Done>) => void;
  drop: (message: DropMessage, ack: Ack<Carried>) => void;
  turn: (message: TurnMessage, ack: Ack<Carried>) => void;
  hint: (message: HintMessage, ack: Ack<Done>) => void;
  reset: (message: ResetMessage, ack: Ack<Carried>) => void;
  /** A student who has solved her own board goes on with more pieces: answered when the next board is hers. */
  again: (message: BoardMessage, ack: Ack<WentOn>) => void;
  /** A student's own hand, up or down. */
  hand: (message: HandMessage, ack: Ack<Done>) => void;
  /** Renews whatever this page holds. */
  keep: () => void;
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
  enter: (message: EnterMessage, ack: Ack<Entered>) => void;
  leave: (message: BoardMessage, ack: Ack<Done>) => void;
  /** Boards whose tiles are in view. */
  wall: (message: WallMessage, ack: Ack<Done>) => void;
  /** What is to be shown, from the projector's own keys. */
  present: (message: PresentMessage, ack: Ack<Done>) => void;
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
export interface RoomView {
  readonly id: ClassroomId;
  readonly title: string;
  /** It needs a password, or the teacher's nod. */
  readonly locked: boolean;
  /** One may enter from the list, without the code. */
  readonly open: boolean;
  /** The teacher is asked for everybody new. */
  readonly asks: boolean;
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

export interface RoomServerEvents {
  /** All of it, on connecting. */
  rooms: (rooms: readonly RoomView[]) => void;
  /** One is new or changed. */
  room: (room: RoomView) => void;
  roomGone: (view: { readonly id: ClassroomId }) => void;
}

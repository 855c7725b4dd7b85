/**
 * Every socket event, typed in both directions. Binary frames (shared/wire) travel as the one event `frame`; all else is
 * JSON. An answer is a result with `ok: true` or a Failure.
 */
import type { ActivityId, BoardNumber, ClassroomId, Member, PictureId } from '../ids.ts';
import type { Ease, PuzzleSpec } from '../puzzle/puzzle.ts';
import type { Failure } from './errors.ts';
import type {
  BoardMessage,
  DropMessage,
  EnterMessage,
  PauseMessage,
  PieceMessage,
  ResetMessage,
  TurnMessage,
  WallMessage,
} from './schemas.ts';

export type Answer<Result> = ({ readonly ok: true } & Result) | Failure;
type Ack<Result> = (answer: Answer<Result>) => void;
/** An answer without a result of its own. */
export type Done = Record<never, never>;

export type Mode = 'each' | 'teams' | 'together';
export type SeatShape = 'circle' | 'triangle' | 'square' | 'diamond' | 'star' | 'hexagon';

/** Somebody at a board, as the others there may know them. Member 0 is the teacher, without a name. */
export interface MemberView {
  readonly member: Member;
  readonly name: string;
  /** 0..11, and a shape beside it: never colour alone. */
  readonly hue: number;
  readonly shape: SeatShape;
  /** Connected now. */
  readonly here: boolean;
}

/** What is played: enough to cut the puzzle and fetch its picture. */
export interface ActivityView {
  readonly id: ActivityId;
  readonly mode: Mode;
  readonly picture: PictureId;
  /** Pixels. */
  readonly pictureWidth: number;
  readonly pictureHeight: number;
  readonly cuts: readonly PuzzleSpec[];
  readonly ease: Ease;
  readonly turns: boolean;
}

/** A board as the lists name it. */
export interface BoardView {
  readonly board: BoardNumber;
  readonly activity: ActivityId;
  /** Index into the activity's cuts. */
  readonly cut: number;
  readonly members: readonly MemberView[];
}

/** A class as one person in it may see it. */
export interface ClassroomView {
  readonly id: ClassroomId;
  readonly title: string;
  /** Only teachers are told. */
  readonly code: string | null;
  readonly capacity: number;
  readonly seats: number;
  readonly paused: boolean;
  readonly activity: ActivityView | null;
  /** A student's own board; a teacher's: all, in order of their numbers. */
  readonly boards: readonly BoardView[];
  readonly you: You;
}

export type You =
  | { readonly role: 'teacher' }
  | {
      readonly role: 'student';
      readonly name: string;
      readonly hue: number;
      readonly shape: SeatShape;
      /** Where this seat plays now, and as which member. */
      readonly board: BoardNumber | null;
      readonly member: Member;
    };

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

export interface BoardClientEvents {
  /** One of: drag, pointer. */
  frame: (bytes: Uint8Array) => void;
  enter: (message: EnterMessage, ack: Ack<Entered>) => void;
  leave: (message: BoardMessage, ack: Ack<Done>) => void;
  lift: (message: PieceMessage, ack: Ack<Done>) => void;
  takeOver: (message: PieceMessage, ack: Ack<Done>) => void;
  release: (message: PieceMessage, ack: Ack<Done>) => void;
  drop: (message: DropMessage, ack: Ack<Carried>) => void;
  turn: (message: TurnMessage, ack: Ack<Carried>) => void;
  reset: (message: ResetMessage, ack: Ack<Carried>) => void;
  pause: (message: PauseMessage, ack: Ack<Done>) => void;
  wall: (message: WallMessage, ack: Ack<Done>) => void;
  /** Renews whatever this page holds. */
  keep: () => void;
}

export interface BoardServerEvents {
  /** One of: tick, patch, presence, wall. */
  frame: (bytes: Uint8Array) => void;
  /** The class as it is now: on connecting, and whenever something of it changes. */
  classroom: (view: ClassroomView) => void;
  /** So many teachers look at this board now. */
  watched: (view: { readonly board: BoardNumber; readonly teachers: number }) => void;
  /** A refused frame: it has no answer of its own. Told once a second at most. */
  refused: (failure: Failure) => void;
  /** The seat is in a newer tab now; this page lets go. */
  replaced: () => void;
  /** The class is over. */
  closed: () => void;
  /** The server stops: come back after so many ms. */
  drain: (view: { readonly after: number }) => void;
}

/** The list of open classes: nothing of what is inside. */
export interface RoomView {
  readonly id: ClassroomId;
  readonly title: string;
  readonly locked: boolean;
  readonly seats: number;
  readonly capacity: number;
  readonly mode: Mode | null;
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

/** Answers of HTTP routes. */
export interface OpenedClassroom {
  readonly id: ClassroomId;
  readonly code: string;
  /** The teacher's secret: told once, to be kept by her. */
  readonly key: string;
}
export interface JoinedClassroom {
  readonly id: ClassroomId;
}
export interface StoredPicture {
  readonly id: PictureId;
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
}
/** Classes that this browser is in. */
export interface MyClassrooms {
  readonly classrooms: readonly {
    readonly id: ClassroomId;
    readonly title: string;
    readonly role: 'teacher' | 'student';
  }[];
}

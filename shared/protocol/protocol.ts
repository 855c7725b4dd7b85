/**
 * The whole socket protocol: one map of events for each namespace and direction. Requests are JSON and have an answer: a result with
 * `ok: true`, or a Failure with a named reason (errors.ts). Binary frames (shared/wire) travel as the one event `frame`.
 * Messages are defined in messages/, views in views/, HTTP bodies in http/, and all addresses in paths.ts.
 */
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { Answer, EnterResult, NextPuzzle, NoResult, OperationResult } from './answer.ts';
import type { ErrorCode, Failure } from './errors.ts';
import type {
  AdmissionModeMessage,
  AdmitMessage,
  CapacityMessage,
  LockMessage,
  RemoveMessage,
  RenameMessage,
  SeatMessage,
} from './messages/admission-messages.ts';
import type {
  BoardMessage,
  CheckMessage,
  DropMessage,
  EnterMessage,
  HintMessage,
  LiftMessage,
  PieceMessage,
  RaiseHandMessage,
  ResetMessage,
  TurnMessage,
} from './messages/board-messages.ts';
import type {
  EmptyMessage,
  FeastMessage,
  LowerHandMessage,
  PauseMessage,
  PresentMessage,
  RecutMessage,
  SettingsMessage,
  ShowPieceMessage,
  SoundsMessage,
  SpotlightMessage,
  TeamMessage,
  ThresholdsMessage,
  TimerMessage,
  UndoResetMessage,
  WallMessage,
} from './messages/control-messages.ts';
import type {
  CollectMomentMessage,
  MoveMomentMessage,
  NoteMomentMessage,
  RemoveMomentMessage,
  ShowMomentsMessage,
} from './messages/moment-messages.ts';
import type { EarlierActivity } from './views/activity-view.ts';
import type { WaitingView } from './views/admission-view.ts';
import type { BoardAttention } from './views/attention-view.ts';
import type { ChatView, MessageView } from './views/chat-view.ts';
import type { ClassroomView } from './views/classroom-view.ts';
import type { OpenClassView } from './views/open-class-view.ts';
import type { PresentView } from './views/present-view.ts';

type Request<Message, Result = NoResult> = (message: Message, ack: (answer: Answer<Result>) => void) => void;
type Frame = (bytes: Uint8Array) => void;
type Notice<View> = (view: View) => void;

/** /board, from any member of the class. */
interface MemberEvents {
  /** One of: drag, pointer. */
  frame: Frame;
  enter: Request<EnterMessage, EnterResult>;
  leave: Request<BoardMessage>;
  lift: Request<LiftMessage>;
  takeOver: Request<PieceMessage>;
  release: Request<PieceMessage>;
  drop: Request<DropMessage, OperationResult>;
  turn: Request<TurnMessage, OperationResult>;
  hint: Request<HintMessage>;
  reset: Request<ResetMessage, OperationResult>;
  /** Asks which pieces are right, where that is told on request. */
  check: Request<CheckMessage, OperationResult>;
  /** A student who has solved their own board goes on with more pieces. The answer comes when the student has the next board. */
  nextPuzzle: Request<BoardMessage, NextPuzzle>;
  raiseHand: Request<RaiseHandMessage>;
  /** Renews all holds of this page. */
  renewHolds: () => void;
}

/** /board, from teachers: the class's controls. Each is answered when its effect is durable. */
export interface ControlEvents {
  pause: Request<PauseMessage>;
  lowerHand: Request<LowerHandMessage>;
  timer: Request<TimerMessage>;
  spotlight: Request<SpotlightMessage>;
  showPiece: Request<ShowPieceMessage, { readonly boardCount: number }>;
  recut: Request<RecutMessage>;
  toTeam: Request<TeamMessage>;
  shuffleTeams: Request<EmptyMessage>;
  undoReset: Request<UndoResetMessage>;
  /** The activity that has just continued a moment of the past ends, and the one before is current again. */
  withdrawActivity: Request<EmptyMessage>;
  earlier: Request<EmptyMessage, { readonly activities: readonly EarlierActivity[] }>;
  present: Request<PresentMessage>;
  thresholds: Request<ThresholdsMessage>;
  sounds: Request<SoundsMessage>;
  feast: Request<FeastMessage>;
  settings: Request<SettingsMessage>;
  wall: Request<WallMessage>;
}

/** /board, from teachers: collected moments. Each is answered when its effect is durable. */
export interface MomentEvents {
  collectMoment: Request<CollectMomentMessage>;
  noteMoment: Request<NoteMomentMessage>;
  moveMoment: Request<MoveMomentMessage>;
  removeMoment: Request<RemoveMomentMessage>;
  showMoments: Request<ShowMomentsMessage>;
}

/** /board, from teachers: admission. Each is answered when its effect is durable. */
export interface AdmissionEvents {
  admissionMode: Request<AdmissionModeMessage>;
  /** Admits no new student; students with a seat still come back to it. */
  lock: Request<LockMessage>;
  /** More seats; fewer than there are change nothing. */
  capacity: Request<CapacityMessage>;
  admit: Request<AdmitMessage>;
  turnAway: Request<SeatMessage>;
  remove: Request<RemoveMessage>;
  /** Banned students may ask to be let in again. */
  liftBans: Request<EmptyMessage>;
  rename: Request<RenameMessage>;
  /** The class expires as late as a new one would. */
  extend: Request<EmptyMessage>;
}

export interface BoardClientEvents extends MemberEvents, ControlEvents, MomentEvents, AdmissionEvents {}

export interface BoardServerEvents {
  /** One of: tick, patch, presence, wall. */
  frame: Frame;
  /** On connecting, and after every change. */
  classroom: Notice<ClassroomView>;
  /** Teachers only. On connecting: all open boards; then the boards whose attention changed. */
  attention: Notice<readonly BoardAttention[]>;
  /** So many teachers watch this board now. */
  watched: Notice<{ readonly board: BoardNumber; readonly teachers: number }>;
  /** A frame was refused; frames have no answers. At most once a second. */
  refused: Notice<Failure>;
  /** The seat is open in a newer tab, or on another device: this page disconnects. */
  replaced: Notice<{ readonly by: 'tab' | 'device' }>;
  /** To a student who waits to be let in. The connection ends with the decision; an admitted student connects again. */
  waiting: Notice<WaitingView>;
  /** This page has lost its seat, and why. */
  sentOff: Notice<{ readonly why: ErrorCode }>;
  /** The class has been deleted. */
  closed: () => void;
  /** The server stops: connect again after so many ms. */
  drain: Notice<{ readonly after: number }>;
  /** On connecting: the build of the pages that this server has. */
  build: Notice<{ readonly stamp: string }>;
}

/** /chat. Pages write through HTTP alone. */
export type ChatClientEvents = NoResult;
export interface ChatServerEvents {
  /** On connecting, and after every change. */
  chat: Notice<ChatView>;
  /** New or changed messages, in the order in which they changed. */
  messages: Notice<readonly MessageView[]>;
}

/** /present, from a window for the projector. */
export interface PresentClientEvents {
  /** Subscribes to the spotlit board. */
  enter: Request<EnterMessage, EnterResult>;
  leave: Request<BoardMessage>;
  /** The boards whose tiles are in view. */
  wall: Request<WallMessage>;
  /** Chooses what to show, from the projector's own keys. */
  present: Request<PresentMessage>;
}
/** /present, to the projector. Names, attention, progress, chat and seats' codes are not in it. */
export interface PresentServerEvents {
  /** One of: tick, patch, presence, wall. */
  frame: Frame;
  /** On connecting, and after every change. */
  view: Notice<PresentView>;
  closed: () => void;
  drain: Notice<{ readonly after: number }>;
  build: Notice<{ readonly stamp: string }>;
}

/** /room: the list of open classes. */
export interface OpenClassesServerEvents {
  /** The whole list, on connecting. */
  openClasses: Notice<readonly OpenClassView[]>;
  /** One is new or changed. */
  openClass: Notice<OpenClassView>;
  openClassClosed: Notice<{ readonly id: ClassroomId }>;
}

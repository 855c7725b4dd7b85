/** A class's chat as it travels: what pages are sent, and what routes answer. Bodies that pages send stand in schemas.ts. */
import type { NoResult, SeatAppearance } from '#shared/protocol/socket-events.ts';

/** Who may write to everybody: nobody at all, the teachers (students then write to them alone), or all. */
export const CHAT_VOICES = ['off', 'teacher', 'all'] as const;
export type ChatVoice = (typeof CHAT_VOICES)[number];
/** Students' pictures: none, each after the teacher's nod, or all. */
export const CHAT_PICTURES = ['off', 'approval', 'on'] as const;
export type ChatPictures = (typeof CHAT_PICTURES)[number];
/** Something said, or what happened in the class. */
export type MessageKind = 'posted' | 'joined' | 'left' | 'solved' | 'paused' | 'resumed';
/** `waiting`: for the teacher's nod, and until then seen by her and by whoever sent it. `deleted`: nothing of it is left but its place. */
export type MessageState = 'shown' | 'waiting' | 'deleted';

/** A student as the chat names them: by the number of the seat. */
export interface ChatSeat extends SeatAppearance {
  readonly seat: number;
}

export interface MessageView {
  /** Its place in the one order of all. */
  readonly number: number;
  /** Of two tellings of one message the one with the higher revision is the newer. */
  readonly revision: number;
  readonly kind: MessageKind;
  readonly by: 'teacher' | 'student' | 'class';
  /** The student who wrote it, or whom it is about. Null beside 'student': somebody whose seat is gone. */
  readonly from: ChatSeat | null;
  /** Between this student and the teachers alone; null: for everybody. */
  readonly thread: ChatSeat | null;
  readonly text: string;
  readonly picture: { readonly width: number; readonly height: number; readonly animated: boolean } | null;
  readonly state: MessageState;
  /** How many told the teacher of it; students are told of none. */
  readonly reports: number;
  /** Wall time, ms since 1970. */
  readonly at: number;
}

/** How the chat stands, as one person may see it. */
export interface ChatView {
  readonly voice: ChatVoice;
  /** Seconds between two messages of one student. */
  readonly slow: number;
  readonly pictures: ChatPictures;
  readonly pinned: MessageView | null;
  /** A student's own seat; null: a teacher. */
  readonly you: number | null;
  /** You may not write. */
  readonly muted: boolean;
  /** The lesson is: until the next one students write nothing. */
  readonly isOver: boolean;
  /** A page that stands before this revision begins anew. */
  readonly begins: number;
  /** All up to here has happened: what a page lacks of it, it asks for. */
  readonly revision: number;
  /** Teachers alone. */
  readonly forTeachers: {
    readonly words: readonly string[];
    readonly seats: readonly (ChatSeat & { readonly muted: boolean })[];
  } | null;
}

export interface ChatServerEvents {
  /** On connecting, and whenever something of it changes. */
  chat: (view: ChatView) => void;
  /** New or changed, in the order in which it happened. */
  messages: (messages: readonly MessageView[]) => void;
}
export type ChatClientEvents = NoResult;

/** The message is durable under this number. */
export interface PostReceipt {
  readonly number: number;
}

/** A page of the history, by number. */
export interface MessagePage {
  readonly messages: readonly MessageView[];
  /** What to ask for next: older than this number; null: that was all. */
  readonly next: number | null;
  /** The page is right up to this revision. */
  readonly revision: number;
}

/** What has happened since a revision, by revision. */
export interface MessagesSince {
  readonly messages: readonly MessageView[];
  readonly revision: number;
  /** There is more after `revision`. */
  readonly more: boolean;
  /** What the page holds may be gone: it begins anew. */
  readonly anew: boolean;
}

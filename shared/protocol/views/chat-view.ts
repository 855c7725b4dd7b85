/** A class's chat, as one person in it may see it. */
import type { SeatAppearance } from './seat-appearance.ts';

/** Who may write to everybody: nobody, the teachers (students then write to the teachers alone), or all. */
export const CHAT_VOICES = ['off', 'teacher', 'all'] as const;
export type ChatVoice = (typeof CHAT_VOICES)[number];
/** Students' pictures: none, each after the teacher's approval, or all. */
export const CHAT_PICTURES = ['off', 'approval', 'on'] as const;
export type ChatPictures = (typeof CHAT_PICTURES)[number];
/** A message that somebody wrote, or something that happened in the class. */
export type MessageKind = 'posted' | 'joined' | 'left' | 'solved' | 'paused' | 'resumed';
/** `waiting`: until the teacher approves it, only the teacher and the author see it. `deleted`: only its place is left. */
export type MessageState = 'shown' | 'waiting' | 'deleted';

/** A student as the chat names them: by the number of the seat. */
export interface ChatSeat extends SeatAppearance {
  readonly seat: number;
}

/** A word that is not used. A teacher allows its `form`. */
export interface FoundWordView {
  readonly written: string;
  readonly form: string;
}

export interface MessageView {
  /** Its place in the one order of all messages. */
  readonly number: number;
  /** Of two versions of one message the higher revision is the newer. */
  readonly revision: number;
  readonly kind: MessageKind;
  readonly by: 'teacher' | 'student' | 'class';
  /** The student who wrote it, or whom it is about. Null beside 'student': that seat has been removed. */
  readonly from: ChatSeat | null;
  /** Between this student and the teachers alone; null: for everybody. */
  readonly thread: ChatSeat | null;
  readonly text: string;
  readonly picture: { readonly width: number; readonly height: number; readonly animated: boolean } | null;
  readonly state: MessageState;
  /** Teachers only, of a message that waits: the word for which it waits, as it was written and as it was read. */
  readonly found: FoundWordView | null;
  /** How many students reported it; always 0 for students. */
  readonly reports: number;
  /** Wall time, ms since 1970. */
  readonly at: number;
}

/** The chat's settings and its state. */
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
  /** The lesson is over: students write nothing until the next one. */
  readonly isOver: boolean;
  /** A page whose revision is older discards its messages and loads them again. */
  readonly begins: number;
  /** The newest revision: a page that has an older one asks for what it lacks. */
  readonly revision: number;
  /** Teachers only. */
  readonly forTeachers: {
    readonly words: readonly string[];
    /** Forms that may be written in this class. */
    readonly allowed: readonly string[];
    readonly seats: readonly (ChatSeat & { readonly muted: boolean })[];
  } | null;
}

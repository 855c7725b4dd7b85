/** Who may write and see what in a class's chat: pure decisions on plain records. */

import type { Person } from '#server/identity/person.ts';
import type { ChatRecord, MessageRecord } from '#server/store/port.ts';
import { containsBadWord } from '#server/text/filter/word-filter.ts';
import type { SeatId } from '#shared/ids.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';

/** The settings of a chat until a teacher changes them. */
export const DEFAULT_CHAT = {
  voice: 'teacher',
  slow: 0,
  pictures: 'off',
  muted: [],
  words: [],
  pinned: null,
  begins: 0,
} as const;

/** What is known of a message before it is stored. */
export interface MessageDraft {
  /** Between this student and the teachers; null: to everybody. */
  readonly thread: SeatId | null;
  readonly text: string;
  readonly hasPicture: boolean;
  /** Milliseconds since this seat's last message; infinite: there was none. */
  readonly sinceLastMs: number;
}

/** The chat's settings, and whether the lesson is over. */
export interface ChatPolicy extends ChatRecord {
  readonly isOver: boolean;
}

/** Why somebody may not write at all; null: they may write something. */
export function writeRefusal(person: Person, chat: ChatPolicy, withPicture: boolean): ErrorCode | null {
  // Between two lessons no student writes, whatever the settings: no teacher may be there to read it.
  if (person.role === 'student' && chat.isOver) return 'finished';
  if (chat.voice === 'off') return 'chat-off';
  if (person.role === 'teacher') return null;
  if (chat.muted.includes(person.seat)) return 'muted';
  return withPicture && chat.pictures === 'off' ? 'no-chat-pictures' : null;
}

export function postRefusal(person: Person, chat: ChatPolicy, intent: MessageDraft): ErrorCode | null {
  const { thread, text, hasPicture, sinceLastMs } = intent;
  const refusal = writeRefusal(person, chat, hasPicture);
  if (refusal !== null) return refusal;
  if (text === '' && !hasPicture) return 'bad-message';
  if (person.role === 'teacher') return null;
  // A private thread belongs to one student: there is none between two students.
  if (thread !== null && thread !== person.seat) return 'teacher-only';
  if (thread === null && chat.voice === 'teacher') return 'chat-teacher-only';
  if (sinceLastMs < chat.slow * 1_000) return 'slow-mode';
  return containsBadWord(text, chat.words) ? 'bad-words' : null;
}

/** Whether a picture of this person waits for the teacher's approval. */
export function needsApproval(person: Person, chat: ChatRecord, { thread, hasPicture }: MessageDraft): boolean {
  return person.role === 'student' && hasPicture && thread === null && chat.pictures === 'approval';
}

export function canSee(person: Person, { thread, seat, state }: MessageRecord): boolean {
  if (person.role === 'teacher') return true;
  if (thread !== null) return thread === person.seat;
  return state !== 'waiting' || seat === person.seat;
}

/** Whether everybody in the class may see it. */
export function isVisibleToAll({ thread, state }: MessageRecord): boolean {
  return thread === null && state !== 'waiting';
}

/** Who may say and see what in a class's chat: pure decisions on plain records. */
import type { SeatId } from '../../../shared/ids.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { ChatRecord, MessageRecord } from '../../store/port.ts';
import type { Person } from '../classrooms.ts';
import { holdsBadWord } from './filter/filter.ts';

/** How a chat is until somebody sets it. */
export const CHAT_AT_FIRST = {
  voice: 'teacher',
  slow: 0,
  pictures: 'off',
  muted: [],
  words: [],
  pinned: null,
  begins: 0,
} as const;

/** What is known of a message before it is stored. */
export interface Intent {
  /** Between this student and the teachers; null: to everybody. */
  readonly line: SeatId | null;
  readonly text: string;
  readonly hasPicture: boolean;
  /** Milliseconds since this seat's last message; infinite: there was none. */
  readonly since: number;
}

/** How a class's chat stands: as its teacher set it, and whether its lesson is over. */
export interface Standing extends ChatRecord {
  readonly isOver: boolean;
}

/** Why somebody may write nothing at all; null: they may write something. */
export function silenced(person: Person, chat: Standing, withPicture: boolean): ErrorCode | null {
  // Between two lessons no student writes, whatever the switches say: nobody may be there to read it.
  if (person.role === 'student' && chat.isOver) return 'finished';
  if (chat.voice === 'off') return 'chat-off';
  if (person.role === 'teacher') return null;
  if (chat.muted.includes(person.seat)) return 'muted';
  return withPicture && chat.pictures === 'off' ? 'no-chat-pictures' : null;
}

export function refusalOf(person: Person, chat: Standing, intent: Intent): ErrorCode | null {
  const { line, text, hasPicture, since } = intent;
  const refusal = silenced(person, chat, hasPicture);
  if (refusal !== null) return refusal;
  if (text === '' && !hasPicture) return 'bad-message';
  if (person.role === 'teacher') return null;
  // A line is the student's own: there is none between two students.
  if (line !== null && line !== person.seat) return 'teacher-only';
  if (line === null && chat.voice === 'teacher') return 'chat-teacher-only';
  if (since < chat.slow * 1_000) return 'slow-mode';
  return holdsBadWord(text, chat.words) ? 'bad-words' : null;
}

/** Does a picture of this person wait for the teacher's nod? */
export function waits(person: Person, chat: ChatRecord, { line, hasPicture }: Intent): boolean {
  return person.role === 'student' && hasPicture && line === null && chat.pictures === 'approval';
}

export function isSeenBy(person: Person, { line, seat, state }: MessageRecord): boolean {
  if (person.role === 'teacher') return true;
  if (line !== null) return line === person.seat;
  return state !== 'waiting' || seat === person.seat;
}

/** Everybody in the class may see it. */
export function isForAll({ line, state }: MessageRecord): boolean {
  return line === null && state !== 'waiting';
}

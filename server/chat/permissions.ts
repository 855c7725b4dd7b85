/** Who may write and see what in a class's chat: pure decisions on plain records. */

import type { Person } from '#server/identity/person.ts';
import type { ChatRecord, MessageRecord } from '#server/store/port.ts';
import { type ClassWords, type FoundWord, findBadWord } from '#server/text/filter/word-filter.ts';
import type { SeatId } from '#shared/ids.ts';
import { type ErrorCode, type Failure, failure } from '#shared/protocol/errors.ts';

/** The settings of a chat until a teacher changes them. */
export const DEFAULT_CHAT = {
  voice: 'teacher',
  slow: 0,
  pictures: 'off',
  muted: [],
  words: [],
  allowed: [],
  pinned: null,
  begins: 0,
} as const;

/** What is known of a message before it is stored. */
export interface MessageDraft {
  /** Between this student and the teachers; null: to everybody. */
  readonly thread: SeatId | null;
  readonly text: string;
  readonly hasPicture: boolean;
  /** The author knows of the word that is not used, and sends it all the same. */
  readonly anyway: boolean;
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

/** A refusal comes back to the author; of a word that is not used it names the word. */
export function postRefusal(person: Person, chat: ChatPolicy, intent: MessageDraft): Failure | null {
  const refusal = ruleRefusal(person, chat, intent);
  if (refusal !== null) return failure(refusal);
  const found = person.role === 'teacher' || intent.anyway ? null : findBadWord(intent.text, classWords(chat));
  return found === null ? null : failure('bad-words', { word: found.written });
}

function ruleRefusal(person: Person, chat: ChatPolicy, intent: MessageDraft): ErrorCode | null {
  const { thread, text, hasPicture, sinceLastMs } = intent;
  const refusal = writeRefusal(person, chat, hasPicture);
  if (refusal !== null) return refusal;
  if (text === '' && !hasPicture) return 'bad-message';
  if (person.role === 'teacher') return null;
  // A private thread belongs to one student: there is none between two students.
  if (thread !== null && thread !== person.seat) return 'teacher-only';
  if (thread === null && chat.voice === 'teacher') return 'chat-teacher-only';
  return sinceLastMs < chat.slow * 1_000 ? 'slow-mode' : null;
}

function classWords({ words, allowed = [] }: ChatRecord): ClassWords {
  return { words, allowed };
}

/** The word for which a message waits, for its teacher; null: it waits for its picture, or not at all. */
export function wordToApprove(chat: ChatRecord, { state, text }: MessageRecord): FoundWord | null {
  return state === 'waiting' && text !== '' ? findBadWord(text, classWords(chat)) : null;
}

/** Whether a message of this person waits for the teacher's approval: for its picture, or for a word that is not used. */
export function needsApproval(person: Person, chat: ChatRecord, intent: MessageDraft): boolean {
  const { thread, text, hasPicture, anyway } = intent;
  if (person.role === 'teacher' || thread !== null) return false;
  return (hasPicture && chat.pictures === 'approval') || (anyway && findBadWord(text, classWords(chat)) !== null);
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

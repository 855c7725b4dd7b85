/** What the rest of the server asks of the chats: a class's one, and within it what somebody in the class may do. */
import { createHash } from 'node:crypto';
import type { ClassroomId, PictureId, SeatId } from '../../shared/ids.ts';
import type { MessagePage, MessagesSince, Posted } from '../../shared/protocol/chat/events.ts';
import type { ChatChanges, Wish } from '../../shared/protocol/chat/schemas.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Answer, Done } from '../../shared/protocol/events.ts';
import type { MessagePicture } from '../store/port.ts';
import type { Person } from './classrooms.ts';

/** A message, cleaned, with the picture that came with it. */
export interface Post extends Wish {
  readonly picture: MessagePicture | null;
}

export interface Chat {
  /** Why this person may not write now, as far as that is known before what they write. */
  refusal(person: Person, withPicture: boolean): ErrorCode | null;
  /** The number under which this wish was stored before; null: it was not. */
  known(person: Person, operation: Wish['operation']): Promise<number | null>;
  /** Stores the message once however often it is asked for, and answers when it is durable. */
  post(person: Person, post: Post): Promise<Answer<Posted>>;
  page(person: Person, before: number): Promise<MessagePage>;
  since(person: Person, revision: number): Promise<MessagesSince>;
  /** Of a message that this person may see. */
  picture(person: Person, number: number): Promise<PictureId | null>;
  /** A student tells the teacher of a message. */
  report(person: Person, number: number): Promise<Answer<Done>>;
  /** Teachers alone: shows a picture that waits. */
  approve(person: Person, number: number): Promise<Answer<Done>>;
  /** Teachers alone: for all, at once. */
  remove(person: Person, number: number): Promise<Answer<Done>>;
  /** Teachers alone. */
  clear(person: Person): Promise<Answer<Done>>;
  /** Teachers alone. */
  set(person: Person, changes: ChatChanges): Promise<Answer<Done>>;
}

export interface Chats {
  /** Null of a class that is gone. */
  chat(classroom: ClassroomId): Promise<Chat | null>;
  /** A seat is removed or has moved: what it has open of the chat ends now. */
  endSeat(classroom: ClassroomId, seat: SeatId): void;
  /** Takes away all that a seat has said, shown, been told and reported; durable when this resolves. What it has open ends. */
  eraseSeat(classroom: ClassroomId, seat: SeatId): Promise<void>;
}

/**
 * What names an operation in the store: a digest of whose it is and which. It stays with a message that was deleted, so that a wish
 * sent again brings nothing back, and nobody can tell from it whose that message was.
 */
export function operationOf(person: Person, { page, counter }: Wish['operation']): string {
  const whose = person.role === 'teacher' ? 'teacher' : person.seat;
  return createHash('sha256').update(`${whose} ${page} ${counter}`).digest('base64url');
}

/** What the rest of the server asks of the chats: a class's one, and within it what somebody in the class may do. */
import { createHash } from 'node:crypto';
import type { Person } from '#server/classroom/port.ts';
import type { MessagePicture } from '#server/store/port.ts';
import type { ClassroomId, PictureId, SeatId } from '#shared/ids.ts';
import type { MessagePage, MessagesSince, PostReceipt } from '#shared/protocol/chat/chat-events.ts';
import type { ChatChanges, PostRequest } from '#shared/protocol/chat/chat-schemas.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import type { Answer, NoResult } from '#shared/protocol/socket-events.ts';

/** A message, cleaned, with the picture that came with it. */
export interface Post extends PostRequest {
  readonly picture: MessagePicture | null;
}

export interface Chat {
  /** Why this person may not write now, as far as that is known before what they write. */
  writeRefusal(person: Person, withPicture: boolean): ErrorCode | null;
  /** The number under which this wish was stored before; null: it was not. */
  findPosted(person: Person, operation: PostRequest['operation']): Promise<number | null>;
  /** Stores the message once however often it is asked for, and answers when it is durable. */
  post(person: Person, post: Post): Promise<Answer<PostReceipt>>;
  page(person: Person, before: number): Promise<MessagePage>;
  since(person: Person, revision: number): Promise<MessagesSince>;
  /** Of a message that this person may see. */
  picture(person: Person, number: number): Promise<PictureId | null>;
  /** A student tells the teacher of a message. */
  report(person: Person, number: number): Promise<Answer<NoResult>>;
  /** Teachers alone: shows a picture that waits. */
  approve(person: Person, number: number): Promise<Answer<NoResult>>;
  /** Teachers alone: for all, at once. */
  remove(person: Person, number: number): Promise<Answer<NoResult>>;
  /** Teachers alone. */
  clear(person: Person): Promise<Answer<NoResult>>;
  /** Teachers alone. */
  updateSettings(person: Person, changes: ChatChanges): Promise<Answer<NoResult>>;
}

export interface Chats {
  /** Null of a class that is gone. */
  chat(classroom: ClassroomId): Promise<Chat | null>;
  /** A seat is removed or has moved: what it has open of the chat ends now. */
  disconnectSeat(classroom: ClassroomId, seat: SeatId): void;
  /** Takes away all that a seat has said, shown, been told and reported; durable when this resolves. What it has open ends. */
  eraseSeat(classroom: ClassroomId, seat: SeatId): Promise<void>;
}

/**
 * What names an operation in the store: a digest of whose it is and which. It stays with a message that was deleted, so that a wish
 * sent again brings nothing back, and nobody can tell from it whose that message was.
 */
export function operationKey(person: Person, { page, counter }: PostRequest['operation']): string {
  const author = person.role === 'teacher' ? 'teacher' : person.seat;
  return createHash('sha256').update(`${author} ${page} ${counter}`).digest('base64url');
}

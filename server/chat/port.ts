/** The port through which HTTP routes reach the chats: finding a class's chat, and what its members may do there. */
import { createHash } from 'node:crypto';
import type { Person } from '#server/identity/person.ts';
import type { MessagePicture } from '#server/store/port.ts';
import type { ClassroomId, PictureId, SeatId } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import type { ChatChanges, PostRequest } from '#shared/protocol/http/chat-bodies.ts';
import type { MessagePage, MessagesSince, PostReceipt } from '#shared/protocol/http/responses.ts';

/** A message with cleaned text, and the picture that was uploaded with it. */
export interface Post extends PostRequest {
  readonly picture: MessagePicture | null;
}

export interface Chat {
  /** Why this person may not write now, as far as that is known before the message. */
  writeRefusal(person: Person, withPicture: boolean): ErrorCode | null;
  /** The message as which this operation was stored before; null: it was not. */
  findPosted(person: Person, operation: PostRequest['operation']): Promise<PostReceipt | null>;
  /** Stores the message once however often it is requested, and answers when it is durable. */
  post(person: Person, post: Post): Promise<Answer<PostReceipt>>;
  page(person: Person, before: number): Promise<MessagePage>;
  since(person: Person, revision: number): Promise<MessagesSince>;
  /** The picture of a message that this person may see. */
  picture(person: Person, number: number): Promise<PictureId | null>;
  /** Students alone: reports a message to the teacher. */
  report(person: Person, number: number): Promise<Answer<NoResult>>;
  /** Teachers alone: shows a picture that waits for approval. */
  approve(person: Person, number: number): Promise<Answer<NoResult>>;
  /** Teachers alone: deletes a message for everybody, at once. */
  remove(person: Person, number: number): Promise<Answer<NoResult>>;
  /** Teachers alone. */
  clear(person: Person): Promise<Answer<NoResult>>;
  /** Teachers alone. */
  updateSettings(person: Person, changes: ChatChanges): Promise<Answer<NoResult>>;
}

export interface Chats {
  /** Null: the class is gone. */
  chat(classroom: ClassroomId): Promise<Chat | null>;
  /** Ends the connections that a seat has to the chat: it is removed or has moved. */
  disconnectSeat(classroom: ClassroomId, seat: SeatId): void;
  /** Erases all messages, pictures and reports of a seat, and the messages to it alone; durable when this resolves. Its connections end. */
  eraseSeat(classroom: ClassroomId, seat: SeatId): Promise<void>;
}

/**
 * The name of an operation in the store: a digest of its author and its id. It stays with a deleted message, so that a repeated request
 * does not restore it; and it does not show whose message that was.
 */
export function operationKey(person: Person, { page, counter }: PostRequest['operation']): string {
  const author = person.role === 'teacher' ? 'teacher' : person.seat;
  return createHash('sha256').update(`${author} ${page} ${counter}`).digest('base64url');
}

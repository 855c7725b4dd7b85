/** The requester of a chat route: a member of the class, with the class's chat and a rate limit for what they write. */
import type { Request } from 'express';
import { CHAT_PICTURE_RATE, CHAT_RATE } from '#server/base/limits.ts';
import { RequestRefused } from '#server/base/request-refused.ts';
import type { Chat, Chats } from '#server/chat/port.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import { TokenBuckets } from '#server/guard/token-bucket.ts';
import { findCurrentMembership } from '#server/http/session/authorization.ts';
import type { Person } from '#server/identity/person.ts';
import type { ClassroomId } from '#shared/ids.ts';

export interface ChatMember {
  readonly classroom: ClassroomId;
  readonly person: Person;
  readonly chat: Chat;
}

/** A number of a message or revision in a URL. @throws {RequestRefused} 'bad-request' */
export function parseNumber(text: unknown): number {
  if (typeof text !== 'string' || !/^(0|[1-9][0-9]{0,14})$/.test(text)) throw new RequestRefused('bad-request');
  return Number(text);
}

export class ChatMembers {
  readonly #classrooms: Classrooms;
  readonly #chats: Chats;
  readonly #messageBuckets = new TokenBuckets(CHAT_RATE);
  readonly #pictureBuckets = new TokenBuckets(CHAT_PICTURE_RATE);

  constructor(classrooms: Classrooms, chats: Chats) {
    this.#classrooms = classrooms;
    this.#chats = chats;
  }

  /** @throws {RequestRefused} 'not-found' for strangers, which does not reveal whether the class exists */
  async require(request: Request): Promise<ChatMember> {
    const membership = await findCurrentMembership(this.#classrooms, request);
    const chat = membership === null ? null : await this.#chats.chat(membership.classroom);
    if (membership === null || chat === null) throw new RequestRefused('not-found');
    return { classroom: membership.classroom, person: membership.person, chat };
  }

  /** @throws {RequestRefused} 'too-fast' */
  limitMessages(member: ChatMember): void {
    limitRate(this.#messageBuckets, member);
  }

  /** @throws {RequestRefused} 'too-fast' */
  limitPictures(member: ChatMember): void {
    limitRate(this.#pictureBuckets, member);
  }
}

function limitRate(buckets: TokenBuckets, { classroom, person }: ChatMember): void {
  const key = person.role === 'teacher' ? `${classroom} teacher` : person.seat;
  if (!buckets.take(key)) throw new RequestRefused('too-fast');
}

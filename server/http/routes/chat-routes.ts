/** Routes of a class's chat: write, read, tell the teacher; and for the teacher what keeps it in order. Members of the class alone. */
import express, { type Request, type RequestHandler, Router } from 'express';
import { is } from 'valibot';
import { CHAT_FIELD_BYTES_MAX, CHAT_PICTURE_RATE, CHAT_RATE, JSON_BYTES_MAX } from '#server/base/limits.ts';
import { type Chat, type Chats, operationKey } from '#server/chat/port.ts';
import type { Classrooms, Person } from '#server/classroom/port.ts';
import { TokenBuckets } from '#server/guard/token-bucket.ts';
import { parseBody } from '#server/http/body.ts';
import { RequestRefused, unwrap } from '#server/http/error-handler.ts';
import { createUploadReceiver, rejectOversized, sendPicture, UploadSlots } from '#server/http/uploads.ts';
import type { PictureStore } from '#server/pictures/picture-store.ts';
import type { Store } from '#server/store/port.ts';
import { cleanMessage } from '#server/text/clean.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { ChatChanges, PostRequest } from '#shared/protocol/chat/chat-schemas.ts';
import { MESSAGE_FIELD, ROUTE } from '#shared/protocol/paths.ts';
import { findCurrentMembership } from './classroom-routes.ts';

export interface ChatRoutesDeps {
  readonly classrooms: Classrooms;
  readonly chats: Chats;
  readonly pictures: PictureStore;
  readonly store: Pick<Store, 'picture'>;
}

interface MemberContext {
  readonly classroom: ClassroomId;
  readonly person: Person;
  readonly chat: Chat;
}

/** A number of a message or revision in an address. @throws Refused 'bad-request' */
function numberIn(text: unknown): number {
  if (typeof text !== 'string' || !/^(0|[1-9][0-9]{0,14})$/.test(text)) throw new RequestRefused('bad-request');
  return Number(text);
}

/** The wish in a form's field. @throws Refused 'bad-request' */
function draftIn(body: unknown): PostRequest {
  const field: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, MESSAGE_FIELD) : undefined;
  try {
    const draft: unknown = typeof field === 'string' ? JSON.parse(field) : undefined;
    if (is(PostRequest, draft)) return draft;
  } catch {
    // No JSON: refused like any other form of another shape.
  }
  throw new RequestRefused('bad-request');
}

/** @throws Refused 'bad-message' */
function textOf({ text }: PostRequest, isEnough: boolean): string {
  const message = cleanMessage(text);
  if (message === null || (message === '' && !isEnough)) throw new RequestRefused('bad-message');
  return message;
}

export function chatRoutes({ classrooms, chats, pictures, store }: ChatRoutesDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const json = express.json({ limit: JSON_BYTES_MAX, inflate: false });
  const receive = createUploadReceiver(pictures.uploadFolder, { fieldSize: CHAT_FIELD_BYTES_MAX });
  const uploadSlots = new UploadSlots();
  const messageBuckets = new TokenBuckets(CHAT_RATE);
  const pictureBuckets = new TokenBuckets(CHAT_PICTURE_RATE);

  /** @throws Refused 'not-found' for strangers, who are not told whether there is a class */
  async function requireMember(request: Request): Promise<MemberContext> {
    const membership = await findCurrentMembership(classrooms, request);
    const chat = membership === null ? null : await chats.chat(membership.classroom);
    if (membership === null || chat === null) throw new RequestRefused('not-found');
    return { classroom: membership.classroom, person: membership.person, chat };
  }

  function limitRate(buckets: TokenBuckets, { classroom, person }: MemberContext): void {
    const key = person.role === 'teacher' ? `${classroom} teacher` : person.seat;
    if (!buckets.take(key)) throw new RequestRefused('too-fast');
  }

  const postMessage: RequestHandler = async (request, response) => {
    const { person, chat, ...rest } = await requireMember(request);
    limitRate(messageBuckets, { person, chat, ...rest });
    const draft = parseBody(PostRequest, request);
    const { number } = unwrap(await chat.post(person, { ...draft, text: textOf(draft, false), picture: null }));
    response.status(201).json({ ok: true, number });
  };

  const postPicture: RequestHandler = async (request, response) => {
    // All that can be refused without the body is refused before a byte of it is read.
    const member = await requireMember(request);
    const { classroom, person, chat } = member;
    const refusal = chat.writeRefusal(person, true);
    if (refusal !== null) throw new RequestRefused(refusal);
    rejectOversized(request);
    limitRate(messageBuckets, member);
    limitRate(pictureBuckets, member);
    if (!uploadSlots.tryAcquire(classroom, response)) throw new RequestRefused('picture-busy');
    const number = await receive(request, response, async (file) => {
      const draft = draftIn(request.body);
      const text = textOf(draft, true);
      const existingNumber = await chat.findPosted(person, draft.operation);
      if (existingNumber !== null) return existingNumber;
      const { record } = unwrap(
        await pictures.add(classroom, file, { messageOperation: operationKey(person, draft.operation) }),
      );
      const { id, width, height, animated } = record;
      try {
        const posted = unwrap(await chat.post(person, { ...draft, text, picture: { id, width, height, animated } }));
        // Sent twice at once: the other one's picture is shown.
        if ((await chat.picture(person, posted.number)) !== id) await pictures.discard([id]);
        return posted.number;
      } catch (error) {
        // Whether the store kept it is not known then: the chat looks when it is opened next.
        if (error instanceof RequestRefused && error.failure.retry === 'final') await pictures.discard([id]);
        throw error;
      }
    });
    response.status(201).json({ ok: true, number });
  };

  const isForm: RequestHandler = (request, _response, next) =>
    next(request.is('multipart/form-data') ? undefined : 'route');

  const read: RequestHandler = async (request, response) => {
    const { person, chat } = await requireMember(request);
    const { before, since } = request.query;
    const answer =
      since === undefined
        ? await chat.page(person, before === undefined ? Number.MAX_SAFE_INTEGER : numberIn(before))
        : await chat.since(person, numberIn(since));
    response.json({ ok: true, ...answer });
  };

  const picture: RequestHandler = async (request, response) => {
    const { person, chat } = await requireMember(request);
    const id = await chat.picture(person, numberIn(request.params.number));
    const record = id === null ? null : await store.picture(id);
    if (record === null) throw new RequestRefused('no-picture');
    const which = request.query.moving === undefined ? 'still' : 'moving';
    await sendPicture(request, response, pictures.locate(record, which), 'asked anew');
  };

  const command =
    (run: (member: MemberContext, request: Request) => ReturnType<Chat['clear']>): RequestHandler =>
    async (request, response) => {
      unwrap(await run(await requireMember(request), request));
      response.json({ ok: true });
    };

  router.post(ROUTE.messages, isForm, postPicture);
  router.post(ROUTE.messages, json, postMessage);
  router.get(ROUTE.messages, read);
  router.delete(
    ROUTE.messages,
    command(({ chat, person }) => chat.clear(person)),
  );
  router.get(ROUTE.messagePicture, picture);
  router.delete(
    ROUTE.message,
    command(({ chat, person }, { params }) => chat.remove(person, numberIn(params.number))),
  );
  router.post(
    ROUTE.messageReport,
    command((member, { params }) => {
      limitRate(messageBuckets, member);
      return member.chat.report(member.person, numberIn(params.number));
    }),
  );
  router.post(
    ROUTE.messageApproval,
    command(({ chat, person }, { params }) => chat.approve(person, numberIn(params.number))),
  );
  router.patch(
    ROUTE.chat,
    json,
    command(({ chat, person }, request) => chat.updateSettings(person, parseBody(ChatChanges, request))),
  );
  return router;
}

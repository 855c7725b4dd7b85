/** Posting to a class's chat: a message as JSON, or a form with a message and a picture. */
import type { RequestHandler } from 'express';
import { is } from 'valibot';
import { CHAT_FIELD_BYTES_MAX } from '#server/base/limits.ts';
import { RequestRefused, unwrap } from '#server/base/request-refused.ts';
import { operationKey } from '#server/chat/port.ts';
import { parseBody } from '#server/http/body.ts';
import { type Operations, sendAnswer } from '#server/http/operations.ts';
import { createFieldReader, createUploadReceiver, rejectOversized, UploadSlots } from '#server/http/uploads.ts';
import { personIdOf } from '#server/identity/person.ts';
import type { PictureStore } from '#server/pictures/picture-store.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import { PostRequest } from '#shared/protocol/http/chat-bodies.ts';
import type { PostReceipt } from '#shared/protocol/http/responses.ts';
import { MESSAGE_FIELD } from '#shared/protocol/paths.ts';
import { cleanMessage } from '#shared/text/clean.ts';
import type { ChatMember, ChatMembers } from './chat-member.ts';

/** A message keeps its operation, so that it is posted once over a restart, too. */
export function postMessage(members: ChatMembers, operations: Operations): RequestHandler {
  return async (request, response) => {
    const member = await members.require(request);
    const draft = parseBody(PostRequest, request);
    requireAuthor(member, draft);
    const post = async () => {
      members.limitMessages(member);
      const text = cleanText(draft, { mayBeEmpty: false });
      const { number, text: posted } = unwrap(await member.chat.post(member.person, { ...draft, text, picture: null }));
      return { number, text: posted };
    };
    sendAnswer(request, response, await operations.perform(request, draft.operation, post, 201));
  };
}

export function postPicture(members: ChatMembers, pictures: PictureStore, operations: Operations): RequestHandler {
  const receive = createUploadReceiver(pictures, { fieldSize: CHAT_FIELD_BYTES_MAX });
  const readFields = createFieldReader({ fieldSize: CHAT_FIELD_BYTES_MAX });
  const uploadSlots = new UploadSlots();
  return async (request, response) => {
    // Every refusal that does not depend on the body comes before a byte of it is read.
    const member = await members.require(request);
    rejectOversized(request);
    members.limitMessages(member);
    members.limitPictures(member);
    const refusal = member.chat.writeRefusal(member.person, true);
    if (refusal !== null) {
      await readFields(request, response);
      const draft = parseDraft(request.body);
      requireAuthor(member, draft);
      const repeat = () => repeatPost(member, draft, refusal);
      sendAnswer(request, response, await operations.perform(request, draft.operation, repeat, 201));
      return;
    }
    if (!uploadSlots.tryAcquire(member.classroom, request, response)) throw new RequestRefused('picture-busy');
    const answer = await receive(request, response, async (file) => {
      const draft = parseDraft(request.body);
      requireAuthor(member, draft);
      const post = () => storePost(member, draft, pictures, file);
      return operations.perform(request, draft.operation, post, 201);
    });
    sendAnswer(request, response, answer);
  };
}

/** The message that this operation has posted before the settings refused it. @throws {RequestRefused} the refusal: there is none */
async function repeatPost({ person, chat }: ChatMember, draft: PostRequest, refusal: ErrorCode): Promise<PostReceipt> {
  const existing = await chat.findPosted(person, draft.operation);
  if (existing === null) throw new RequestRefused(refusal);
  return existing;
}

/** Stores the uploaded picture and the message around it. */
async function storePost(
  { classroom, person, chat }: ChatMember,
  draft: PostRequest,
  pictures: PictureStore,
  file: string,
): Promise<PostReceipt> {
  const text = cleanText(draft, { mayBeEmpty: true });
  const existing = await chat.findPosted(person, draft.operation);
  if (existing !== null) return existing;
  const { record } = unwrap(
    await pictures.add(classroom, file, { messageOperation: operationKey(person, draft.operation) }),
  );
  const { id, width, height, animated } = record;
  try {
    const posted = unwrap(await chat.post(person, { ...draft, text, picture: { id, width, height, animated } }));
    // The same post came twice at once: the message shows the other request's picture.
    if ((await chat.picture(person, posted.number)) !== id) await pictures.discard([id]);
    return { number: posted.number, text: posted.text };
  } catch (error) {
    // After any other error the store may have the message: the chat checks when it is opened next.
    if (error instanceof RequestRefused && error.failure.retry === 'final') await pictures.discard([id]);
    throw error;
  }
}

/** Another child has come to this browser since the page was opened: its message is not theirs. @throws {RequestRefused} 'seat-elsewhere' */
function requireAuthor({ classroom, person }: ChatMember, draft: PostRequest): void {
  if (draft.person !== undefined && draft.person !== personIdOf(classroom, person))
    throw new RequestRefused('seat-elsewhere');
}

/** The message in a form's field. @throws {RequestRefused} 'bad-request' */
function parseDraft(body: unknown): PostRequest {
  const field: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, MESSAGE_FIELD) : undefined;
  try {
    const draft: unknown = typeof field === 'string' ? JSON.parse(field) : undefined;
    if (is(PostRequest, draft)) return draft;
  } catch {
    // No JSON: refused like any other wrong form.
  }
  throw new RequestRefused('bad-request');
}

/** @throws {RequestRefused} 'bad-message' */
function cleanText({ text }: PostRequest, { mayBeEmpty }: { readonly mayBeEmpty: boolean }): string {
  const message = cleanMessage(text);
  if (message === null || (message === '' && !mayBeEmpty)) throw new RequestRefused('bad-message');
  return message;
}

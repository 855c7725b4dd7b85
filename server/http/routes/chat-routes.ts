/** Routes of a class's chat, for its members alone: write, read, report; and moderation for its teachers. */
import express, { type Request, type RequestHandler, Router } from 'express';
import { JSON_BYTES_MAX } from '#server/base/limits.ts';
import { RequestRefused, unwrap } from '#server/base/request-refused.ts';
import type { Chat, Chats } from '#server/chat/port.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import { parseBody } from '#server/http/body.ts';
import type { Operations, Work } from '#server/http/operations.ts';
import { sendPicture } from '#server/http/uploads.ts';
import type { PictureStore } from '#server/pictures/picture-store.ts';
import type { Store } from '#server/store/port.ts';
import { ChatChanges } from '#shared/protocol/http/chat-bodies.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import { type ChatMember, ChatMembers, parseNumber } from './chat-member.ts';
import { postMessage, postPicture } from './chat-posts.ts';

export interface ChatRoutesDeps {
  readonly classrooms: Classrooms;
  readonly chats: Chats;
  readonly pictures: PictureStore;
  readonly store: Pick<Store, 'picture'>;
  readonly operations: Operations;
}

export function chatRoutes({ classrooms, chats, pictures, store, operations }: ChatRoutesDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const json = express.json({ limit: JSON_BYTES_MAX, inflate: false });
  const members = new ChatMembers(classrooms, chats);
  const command = (run: ChatCommand) => operations.once(runCommand(members, run));
  router.post(ROUTE.messages, requireForm, postPicture(members, pictures, operations));
  router.post(ROUTE.messages, json, postMessage(members, operations));
  router.get(ROUTE.messages, readMessages(members));
  router.delete(
    ROUTE.messages,
    command(({ chat, person }) => chat.clear(person)),
  );
  router.get(ROUTE.messagePicture, readPicture(members, pictures, store));
  router.delete(
    ROUTE.message,
    command(({ chat, person }, { params }) => chat.remove(person, parseNumber(params.number))),
  );
  router.post(
    ROUTE.messageReport,
    json,
    command((member, { params }) => {
      members.limitMessages(member);
      return member.chat.report(member.person, parseNumber(params.number));
    }),
  );
  router.post(
    ROUTE.messageApproval,
    json,
    command(({ chat, person }, { params }) => chat.approve(person, parseNumber(params.number))),
  );
  router.patch(
    ROUTE.chat,
    json,
    command(({ chat, person }, request) => chat.updateSettings(person, parseBody(ChatChanges, request))),
  );
  return router;
}

type ChatCommand = (member: ChatMember, request: Request) => ReturnType<Chat['clear']>;

function runCommand(members: ChatMembers, run: ChatCommand): Work {
  return async (request) => {
    unwrap(await run(await members.require(request), request));
    return {};
  };
}

/** Skips this route unless the body is a form. */
const requireForm: RequestHandler = (request, _response, next) =>
  next(request.is('multipart/form-data') ? undefined : 'route');

function readMessages(members: ChatMembers): RequestHandler {
  return async (request, response) => {
    const { person, chat } = await members.require(request);
    const { before, since } = request.query;
    const answer =
      since === undefined
        ? await chat.page(person, before === undefined ? Number.MAX_SAFE_INTEGER : parseNumber(before))
        : await chat.since(person, parseNumber(since));
    response.json({ ok: true, ...answer });
  };
}

function readPicture(members: ChatMembers, pictures: PictureStore, store: Pick<Store, 'picture'>): RequestHandler {
  return async (request, response) => {
    const { person, chat } = await members.require(request);
    const id = await chat.picture(person, parseNumber(request.params.number));
    const record = id === null ? null : await store.picture(id);
    if (record === null) throw new RequestRefused('no-picture');
    const which = request.query.moving === undefined ? 'still' : 'moving';
    await sendPicture(request, response, unwrap(await pictures.locate(record, which)), 'revalidate');
  };
}

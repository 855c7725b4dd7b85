/** Routes of a class's chat: write, read, tell the teacher; and for the teacher what keeps it in order. Members of the class alone. */
import express, { type Request, type RequestHandler, Router } from 'express';
import { is } from 'valibot';
import type { ClassroomId } from '../../../shared/ids.ts';
import { ChatChanges, Wish } from '../../../shared/protocol/chat/schemas.ts';
import { MESSAGE_FIELD, ROUTE } from '../../../shared/protocol/paths.ts';
import { CHAT_FIELD_BYTES_MAX, CHAT_PICTURE_RATE, CHAT_RATE, JSON_BYTES_MAX } from '../../limits.ts';
import { type Chat, type Chats, operationOf } from '../../live/chats.ts';
import type { Classrooms, Person } from '../../live/classrooms.ts';
import type { Pictures } from '../../pictures/pictures.ts';
import type { Store } from '../../store/port.ts';
import { done, Refused } from '../answers.ts';
import { bodyOf } from '../body.ts';
import { cleanMessage } from '../clean.ts';
import { Buckets } from '../guard/rate.ts';
import { Places, receiving, refuseLength, sendPicture } from '../uploads.ts';
import { personIn } from './classes.ts';

export interface MessagesParts {
  readonly classrooms: Classrooms;
  readonly chats: Chats;
  readonly pictures: Pictures;
  readonly store: Pick<Store, 'picture'>;
}

interface Here {
  readonly classroom: ClassroomId;
  readonly person: Person;
  readonly chat: Chat;
}

/** A number of a message or revision in an address. @throws Refused 'bad-request' */
function numberIn(text: unknown): number {
  if (typeof text !== 'string' || !/^(0|[1-9][0-9]{0,14})$/.test(text)) throw new Refused('bad-request');
  return Number(text);
}

/** The wish in a form's field. @throws Refused 'bad-request' */
function wishIn(body: unknown): Wish {
  const field: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, MESSAGE_FIELD) : undefined;
  try {
    const wish: unknown = typeof field === 'string' ? JSON.parse(field) : undefined;
    if (is(Wish, wish)) return wish;
  } catch {
    // No JSON: refused like any other form of another shape.
  }
  throw new Refused('bad-request');
}

/** @throws Refused 'bad-message' */
function textOf({ text }: Wish, isEnough: boolean): string {
  const message = cleanMessage(text);
  if (message === null || (message === '' && !isEnough)) throw new Refused('bad-message');
  return message;
}

export function messages({ classrooms, chats, pictures, store }: MessagesParts): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const json = express.json({ limit: JSON_BYTES_MAX, inflate: false });
  const receive = receiving(pictures.uploads, { fieldSize: CHAT_FIELD_BYTES_MAX });
  const places = new Places();
  const byPerson = new Buckets(CHAT_RATE);
  const picturesByPerson = new Buckets(CHAT_PICTURE_RATE);

  /** @throws Refused 'not-found' for strangers, who are not told whether there is a class */
  async function here(request: Request): Promise<Here> {
    const standing = await personIn(classrooms, request);
    const chat = standing === null ? null : await chats.chat(standing.classroom);
    if (standing === null || chat === null) throw new Refused('not-found');
    return { classroom: standing.classroom, person: standing.person, chat };
  }

  function pays(buckets: Buckets, { classroom, person }: Here): void {
    const key = person.role === 'teacher' ? `${classroom} teacher` : person.seat;
    if (!buckets.take(key)) throw new Refused('too-fast');
  }

  const write: RequestHandler = async (request, response) => {
    const { person, chat, ...rest } = await here(request);
    pays(byPerson, { person, chat, ...rest });
    const wish = bodyOf(Wish, request);
    const { number } = done(await chat.post(person, { ...wish, text: textOf(wish, false), picture: null }));
    response.status(201).json({ ok: true, number });
  };

  const show: RequestHandler = async (request, response) => {
    // All that can be refused without the body is refused before a byte of it is read.
    const at = await here(request);
    const { classroom, person, chat } = at;
    const refusal = chat.refusal(person, true);
    if (refusal !== null) throw new Refused(refusal);
    refuseLength(request);
    pays(byPerson, at);
    pays(picturesByPerson, at);
    if (!places.take(classroom, response)) throw new Refused('picture-busy');
    const number = await receive(request, response, async (file) => {
      const wish = wishIn(request.body);
      const text = textOf(wish, true);
      const known = await chat.known(person, wish.operation);
      if (known !== null) return known;
      const { record } = done(
        await pictures.receive(classroom, file, { message: operationOf(person, wish.operation) }),
      );
      const { id, width, height, animated } = record;
      try {
        const posted = done(await chat.post(person, { ...wish, text, picture: { id, width, height, animated } }));
        // Sent twice at once: the other one's picture is shown.
        if ((await chat.picture(person, posted.number)) !== id) await pictures.discard([id]);
        return posted.number;
      } catch (error) {
        // Whether the store kept it is not known then: the chat looks when it is opened next.
        if (error instanceof Refused && error.failure.when === 'final') await pictures.discard([id]);
        throw error;
      }
    });
    response.status(201).json({ ok: true, number });
  };

  const isForm: RequestHandler = (request, _response, next) =>
    next(request.is('multipart/form-data') ? undefined : 'route');

  const read: RequestHandler = async (request, response) => {
    const { person, chat } = await here(request);
    const { before, since } = request.query;
    const answer =
      since === undefined
        ? await chat.page(person, before === undefined ? Number.MAX_SAFE_INTEGER : numberIn(before))
        : await chat.since(person, numberIn(since));
    response.json({ ok: true, ...answer });
  };

  const picture: RequestHandler = async (request, response) => {
    const { person, chat } = await here(request);
    const id = await chat.picture(person, numberIn(request.params.number));
    const record = id === null ? null : await store.picture(id);
    if (record === null) throw new Refused('no-picture');
    const which = request.query.moving === undefined ? 'still' : 'moving';
    await sendPicture(request, response, pictures.read(record, which), 'asked anew');
  };

  const act =
    (deed: (at: Here, request: Request) => ReturnType<Chat['clear']>): RequestHandler =>
    async (request, response) => {
      done(await deed(await here(request), request));
      response.json({ ok: true });
    };

  router.post(ROUTE.messages, isForm, show);
  router.post(ROUTE.messages, json, write);
  router.get(ROUTE.messages, read);
  router.delete(
    ROUTE.messages,
    act(({ chat, person }) => chat.clear(person)),
  );
  router.get(ROUTE.messagePicture, picture);
  router.delete(
    ROUTE.message,
    act(({ chat, person }, { params }) => chat.remove(person, numberIn(params.number))),
  );
  router.post(
    ROUTE.messageReport,
    act((at, { params }) => {
      pays(byPerson, at);
      return at.chat.report(at.person, numberIn(params.number));
    }),
  );
  router.post(
    ROUTE.messageApproval,
    act(({ chat, person }, { params }) => chat.approve(person, numberIn(params.number))),
  );
  router.patch(
    ROUTE.chat,
    json,
    act(({ chat, person }, request) => chat.set(person, bodyOf(ChatChanges, request))),
  );
  return router;
}

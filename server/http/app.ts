/** The HTTP side: this file is the order in which a request meets its checks; each check and each route is a file of its own. */
import express, { type Express, type RequestHandler } from 'express';
import { ROUTE } from '../../shared/protocol/paths.ts';
import { DOOR_RATE, JSON_BYTES_MAX, REQUEST_RATE } from '../limits.ts';
import { answerErrors, nothingHere, Refused } from './answers.ts';
import { headers } from './guard/headers.ts';
import { ownPagesOnly } from './guard/origin.ts';
import { addressKey, Buckets } from './guard/rate.ts';
import { Tries } from './guard/tries.ts';
import { type ClassesParts, classes } from './routes/classes.ts';
import { type DoorsParts, doors } from './routes/doors.ts';
import { type HealthParts, health } from './routes/health.ts';
import { type LessonParts, lesson } from './routes/lesson.ts';
import { type MessagesParts, messages } from './routes/messages.ts';
import { pages } from './routes/pages.ts';
import { type PicturesParts, pictureRoutes } from './routes/pictures.ts';
import { renew } from './session/session.ts';

export interface AppParts extends ClassesParts, DoorsParts, LessonParts, PicturesParts, MessagesParts, HealthParts {
  readonly publicOrigin: string | null;
  readonly store: PicturesParts['store'] & MessagesParts['store'];
  /** Made by `sessions`; the sockets' handshake uses the same. */
  readonly session: RequestHandler;
  /** The built client. */
  readonly clientFolder: string;
}

/** What strangers ask to be let in with. */
const DOOR: ReadonlySet<string> = new Set([ROUTE.look, ROUTE.join]);

function notTooMany(): RequestHandler {
  const requests = new Buckets(REQUEST_RATE);
  const atDoor = new Buckets(DOOR_RATE);
  return (request, _response, next) => {
    const buckets = DOOR.has(request.baseUrl + request.path) ? atDoor : requests;
    if (!buckets.take(addressKey(request.ip ?? ''))) throw new Refused('too-fast');
    next();
  };
}

const neverCached: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trusted);
  app.set('query parser', 'simple');
  app.set('case sensitive routing', true);

  app.use(health(parts));
  app.use(headers(parts.publicOrigin));
  app.use(ownPagesOnly(parts.publicOrigin));
  app.use('/api', notTooMany(), neverCached, parts.session, renew);
  // Before the JSON parser: an upload's body is read by its own route, once it is known who sends it.
  app.use(pictureRoutes(parts));
  app.use(messages(parts));
  app.use('/api', express.json({ limit: JSON_BYTES_MAX, inflate: false }));
  // One budget: a code, a password, a key and a card are guessed from the same purse.
  const tries = new Tries();
  app.use(doors(parts, tries));
  app.use(classes(parts, tries));
  app.use(lesson(parts));
  app.use('/api', nothingHere);
  app.use(pages(parts.clientFolder));
  app.use(nothingHere);
  app.use(answerErrors(parts.log));
  return app;
}

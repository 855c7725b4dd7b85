/** The HTTP side: this file is the order in which a request meets its checks; each check and each route is a file of its own. */
import express, { type Express, type RequestHandler } from 'express';
import { JOIN_RATE, JSON_BYTES_MAX, REQUEST_RATE } from '#server/base/limits.ts';
import { BruteForceGuard } from '#server/guard/brute-force.ts';
import { securityHeaders } from '#server/guard/headers.ts';
import { requireSameOrigin } from '#server/guard/same-origin.ts';
import { addressKey, TokenBuckets } from '#server/guard/token-bucket.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import { errorHandler, notFound, RequestRefused } from './error-handler.ts';
import { type ChatRoutesDeps, chatRoutes } from './routes/chat-routes.ts';
import { type ClassroomRoutesDeps, classroomRoutes } from './routes/classroom-routes.ts';
import { type HealthRoutesDeps, healthRoutes } from './routes/health-routes.ts';
import { type JoinRoutesDeps, joinRoutes } from './routes/join-routes.ts';
import { type LessonRoutesDeps, lessonRoutes } from './routes/lesson-routes.ts';
import { pageRoutes } from './routes/page-routes.ts';
import { type PictureRoutesDeps, pictureRoutes } from './routes/picture-routes.ts';
import { renewCookie } from './session/session.ts';

export interface AppDeps
  extends ClassroomRoutesDeps,
    JoinRoutesDeps,
    LessonRoutesDeps,
    PictureRoutesDeps,
    ChatRoutesDeps,
    HealthRoutesDeps {
  readonly publicOrigin: string | null;
  readonly store: PictureRoutesDeps['store'] & ChatRoutesDeps['store'];
  /** Made by `sessions`; the sockets' handshake uses the same. */
  readonly session: RequestHandler;
  /** The built client. */
  readonly clientFolder: string;
}

/** What strangers ask to be let in with. */
const JOIN_PATHS: ReadonlySet<string> = new Set([ROUTE.joinPreview, ROUTE.join]);

function limitRequestRate(): RequestHandler {
  const requests = new TokenBuckets(REQUEST_RATE);
  const joinBuckets = new TokenBuckets(JOIN_RATE);
  return (request, _response, next) => {
    const buckets = JOIN_PATHS.has(request.baseUrl + request.path) ? joinBuckets : requests;
    if (!buckets.take(addressKey(request.ip ?? ''))) throw new RequestRefused('too-fast');
    next();
  };
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.proxyTrust);
  app.set('query parser', 'simple');
  app.set('case sensitive routing', true);

  app.use(healthRoutes(deps));
  app.use(securityHeaders(deps.publicOrigin));
  app.use(requireSameOrigin(deps.publicOrigin));
  app.use('/api', limitRequestRate(), noStore, deps.session, renewCookie);
  // Before the JSON parser: an upload's body is read by its own route, once it is known who sends it.
  app.use(pictureRoutes(deps));
  app.use(chatRoutes(deps));
  app.use('/api', express.json({ limit: JSON_BYTES_MAX, inflate: false }));
  // One budget: a code, a password, a key and a card are guessed from the same purse.
  const bruteForce = new BruteForceGuard();
  app.use(joinRoutes(deps, bruteForce));
  app.use(classroomRoutes(deps, bruteForce));
  app.use(lessonRoutes(deps));
  app.use('/api', notFound);
  app.use(pageRoutes(deps.clientFolder));
  app.use(notFound);
  app.use(errorHandler(deps.log));
  return app;
}

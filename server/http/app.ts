/** The Express app: this file is the order in which a request passes its checks and routes. */
import express, { type Express, type RequestHandler } from 'express';
import { JSON_BYTES_MAX, LOOKS_MAX } from '#server/base/limits.ts';
import type { AttemptBudgets } from '#server/guard/attempt-budgets.ts';
import { BruteForceGuard } from '#server/guard/brute-force.ts';
import { errorHandler, notFound } from './error-handler.ts';
import { limitJoinRate, limitRequestRate, neverCached, requireSameOrigin, securityHeaders } from './middleware.ts';
import { Operations } from './operations.ts';
import { type ChatRoutesDeps, chatRoutes } from './routes/chat-routes.ts';
import { type ClassroomRoutesDeps, classroomRoutes } from './routes/classroom-routes.ts';
import { type DeviceRoutesDeps, deviceRoutes } from './routes/device-routes.ts';
import { type HealthRoutesDeps, healthRoutes } from './routes/health-routes.ts';
import { type InsightRoutesDeps, insightRoutes } from './routes/insight-routes.ts';
import { type JoinRoutesDeps, joinRoutes } from './routes/join-routes.ts';
import { type LessonRoutesDeps, lessonRoutes } from './routes/lesson-routes.ts';
import { pageRoutes } from './routes/page-routes.ts';
import { type PictureRoutesDeps, pictureRoutes } from './routes/picture-routes.ts';
import { type ReplayRoutesDeps, replayRoutes } from './routes/replay-routes.ts';
import { renewCookie } from './session/session.ts';
import { endSilentRequests } from './silent-requests.ts';

export interface AppDeps
  extends Omit<ClassroomRoutesDeps, 'bruteForce' | 'operations'>,
    Omit<JoinRoutesDeps, 'bruteForce' | 'operations' | 'looks'>,
    Omit<DeviceRoutesDeps, 'operations'>,
    Omit<LessonRoutesDeps, 'operations'>,
    Omit<PictureRoutesDeps, 'operations'>,
    Omit<ChatRoutesDeps, 'operations'>,
    InsightRoutesDeps,
    ReplayRoutesDeps,
    HealthRoutesDeps {
  readonly publicOrigin: string | null;
  /** The same over restarts: what an operation makes is named by it. */
  readonly operationSecret: string;
  readonly store: PictureRoutesDeps['store'] & ChatRoutesDeps['store'];
  /** The session middleware, shared with the sockets' handshake. */
  readonly session: RequestHandler;
  /** Of guesses and of new classes. */
  readonly budgets: AttemptBudgets;
  /** The built client. */
  readonly clientFolder: string;
  /** Folders with the assets of builds before it. */
  readonly earlierAssets?: readonly string[];
}

export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.proxyTrust);
  app.set('query parser', 'simple');
  app.set('case sensitive routing', true);

  app.use(endSilentRequests());
  app.use(healthRoutes(deps));
  app.use(securityHeaders(deps.publicOrigin));
  app.use(requireSameOrigin(deps.publicOrigin));
  app.use('/api', limitRequestRate(), neverCached, deps.session, renewCookie, limitJoinRate());
  const operations = new Operations(deps.operationSecret);
  const looks = new Operations(deps.operationSecret, LOOKS_MAX);
  // Before the JSON parser: an upload's body is read by its own route, after the sender is known.
  app.use(pictureRoutes({ ...deps, operations }));
  app.use(chatRoutes({ ...deps, operations }));
  app.use('/api', express.json({ limit: JSON_BYTES_MAX, inflate: false }));
  // One guard: guesses of codes, passwords, keys and cards share their buckets.
  const bruteForce = new BruteForceGuard(deps.budgets);
  app.use(joinRoutes({ ...deps, bruteForce, operations, looks }));
  app.use(classroomRoutes({ ...deps, bruteForce, operations }));
  app.use(deviceRoutes({ ...deps, operations }));
  app.use(lessonRoutes({ ...deps, operations }));
  app.use(insightRoutes(deps));
  app.use(replayRoutes(deps));
  app.use('/api', notFound);
  app.use(pageRoutes(deps.clientFolder, deps.earlierAssets));
  app.use(notFound);
  app.use(errorHandler(deps.log));
  return app;
}

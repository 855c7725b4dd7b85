/** The log is for whoever runs the server: JSON lines on stderr that tell what happened, never whom it happened to. */
import { type Logger, pino } from 'pino';
import type { LogLevel } from '#server/app/config.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';

export type Log = Logger;

/** Names under which something of a child, or a key, could come along. Nothing logs them; should it ever, they are taken out. */
const REDACTED_FIELDS = [
  'name',
  'title',
  'code',
  'password',
  'key',
  'secret',
  'cookie',
  'body',
  'text',
  'address',
  'ip',
  'session',
];

/** Refusals of somebody who asked for what is not theirs. */
const UNAUTHORIZED_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'teacher-only',
  'not-teacher',
  'owner-only',
  'not-member',
  'link-replaced',
  'seat-elsewhere',
  'removed',
  'removed-for-good',
]);

/** Writes a refusal down if it tells of that. @param context as in `noteTrespass` */
export function logRefusal(log: Log, refused: ErrorCode, context?: Readonly<Record<string, unknown>>): void {
  if (UNAUTHORIZED_CODES.has(refused)) logUnauthorized(log, refused, context);
}

/**
 * Somebody asked for what is not theirs, and was refused.
 * @param context what kind of thing was asked for: nothing that names a class or somebody in it
 */
export function logUnauthorized(log: Log, refused: ErrorCode, context: Readonly<Record<string, unknown>> = {}): void {
  log.warn({ refused, ...context }, 'somebody asked for what is not theirs');
}

/** What of an error is written down. Never its other properties: a parser's error carries the body that it could not read. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: error.name, reason: code, message: error.message, stack: error.stack };
}

export function openLog(level: LogLevel, to: { write(line: string): void } = process.stderr): Log {
  return pino(
    {
      level,
      // No host name and no process id: one process writes, and the machine's name is nobody's business.
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: REDACTED_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
      serializers: { err: serializeError },
    },
    to,
  );
}

/** The server's log: JSON lines on stderr for its operator. A line says what happened and never names a person. */
import { type Logger, pino } from 'pino';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import { Tally } from './tally.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Log = Logger;

/** Field names that could hold personal text or a key. No code logs them; if any ever does, the field is removed. */
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

/** Refusals of a request for something that belongs to someone else. */
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

/** Lines of one kind that a stranger can cause: so many are written in one round, and the rest are counted. */
const STRANGERS_LINES_MAX = 60;
const STRANGERS_ROUND_MS = 60_000;

/** Refusals by code, for each log. */
const refusals = new WeakMap<Log, Tally<ErrorCode>>();

/** How often something was refused, by code, whether a line was written or not. */
export function refusalsOf(log: Log): Tally<ErrorCode> {
  const known = refusals.get(log) ?? new Tally<ErrorCode>();
  refusals.set(log, known);
  return known;
}

/** Lines of this round by their kind, for each log. */
const strangersLines = new WeakMap<Log, Map<string, number>>();

/**
 * Whether a line of this kind may be written: whoever causes it again and again must not fill the disk. What is left out is summed up
 * in one line at the end of the round.
 */
export function mayLogAgain(log: Log, kind: string): boolean {
  let counts = strangersLines.get(log);
  if (counts === undefined) {
    counts = new Map();
    strangersLines.set(log, counts);
  }
  const count = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, count);
  if (count === 1) setTimeout(() => endRound(log, kind), STRANGERS_ROUND_MS).unref();
  return count <= STRANGERS_LINES_MAX;
}

function endRound(log: Log, kind: string): void {
  const counts = strangersLines.get(log);
  const leftOut = (counts?.get(kind) ?? 0) - STRANGERS_LINES_MAX;
  counts?.delete(kind);
  if (leftOut > 0) log.warn({ kind, leftOut }, 'more of the same was left out');
}

/** Logs a refusal if its code means an unauthorized request. @param context as in `logUnauthorized` */
export function logRefusal(log: Log, refused: ErrorCode, context?: Readonly<Record<string, unknown>>): void {
  refusalsOf(log).count(refused);
  if (UNAUTHORIZED_CODES.has(refused)) logUnauthorized(log, refused, context);
}

/**
 * Logs an unauthorized request that was refused.
 * @param context what kind of thing was requested: nothing that names a class or a person in it
 */
export function logUnauthorized(log: Log, refused: ErrorCode, context: Readonly<Record<string, unknown>> = {}): void {
  if (mayLogAgain(log, refused)) log.warn({ refused, ...context }, 'an unauthorized request was refused');
}

/** Logs an error that a client's request met. @param context as in `logUnauthorized` */
export function logFailure(
  log: Log,
  what: string,
  error: unknown,
  context: Readonly<Record<string, unknown>> = {},
): void {
  if (mayLogAgain(log, what)) log.error({ err: error, ...context }, what);
}

/** The logged part of an error. Its other properties are left out: a parser's error carries the body that it could not read. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: error.name, reason: code, message: error.message, stack: error.stack };
}

export function openLog(level: LogLevel, to: { write(line: string): void } = process.stderr): Log {
  return pino(
    {
      level,
      // No host name and no process id: one process writes, and the machine's name may be private.
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: REDACTED_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
      serializers: { err: serializeError },
    },
    to,
  );
}

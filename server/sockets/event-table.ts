/**
 * A namespace's events as a table, one row an event, and the one wrapper that serves every row: it checks the shape, the rate and the
 * permission, calls the handler, and answers with its result or with a failure's code.
 */
import { is } from 'valibot';
import { type Log, logFailure, logRefusal } from '#server/base/log.ts';
import type { Tally } from '#server/base/tally.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import { TokenBucket, type TokenRate } from '#server/guard/token-bucket.ts';
import type { Person, Student } from '#server/identity/person.ts';
import { clientErrorCode } from '#server/store/error.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import type { Schema } from '#shared/protocol/schema-parts.ts';

/** Who sends an event, and in which class. */
export interface EventSession {
  readonly classroom: Pick<ClassroomHost, 'isMember'>;
  readonly person: Person;
}

/** The session of a student. */
interface StudentSession {
  readonly person: Student;
}

type Reply = { readonly ok: true } | Failure;
type Handle<Session, Message, Result extends Reply> = (session: Session, message: Message) => Result | Promise<Result>;

/** `member`: everybody whom the handshake admitted. `teacher`: only while their secret is still the class's. */
export type EventRow<Session, Message, Result extends Reply> = {
  readonly schema: Schema<Message>;
  /** A bound of this event alone, for each socket. Every event also counts towards its connection's EVENT_RATE. */
  readonly rate?: TokenRate;
} & (
  | { readonly allowed: 'member' | 'teacher'; readonly handle: Handle<Session, Message, Result> }
  | { readonly allowed: 'student'; readonly handle: Handle<Session & StudentSession, Message, Result> }
);

/** An event of the protocol that is answered. */
type AnsweredEvent = (message: never, ack: never) => void;
type MessageOf<Event> = Event extends (message: infer Message, ack: never) => void ? Message : never;
type ResultOf<Event> = Event extends (message: never, ack: (answer: infer Result) => void) => void
  ? Extract<Result, Reply>
  : never;

/** A row for each of a namespace's answered events, typed by the protocol. */
export type EventTable<Session, Events extends Record<keyof Events, AnsweredEvent>> = {
  readonly [Name in keyof Events]: EventRow<Session, MessageOf<Events[Name]>, ResultOf<Events[Name]>>;
};

export interface EventContext {
  readonly log: Log;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Events that were done, by name. */
  readonly done: Tally;
}

/** A listener that takes anything a client may send. */
type Listener = (...sent: unknown[]) => void;

/** Listens to every event of the table on this socket. */
export function serveEvents<Session extends EventSession, Events extends Record<keyof Events, AnsweredEvent>>(
  socket: { on(event: string, listener: Listener): unknown },
  table: EventTable<Session, Events>,
  session: Session,
  context: EventContext,
): void {
  const names = Object.keys(table) as (keyof Events & string)[];
  for (const name of names) socket.on(name, createListener(name, table[name], session, context));
}

function createListener<Session extends EventSession, Message, Result extends Reply>(
  name: string,
  row: EventRow<Session, Message, Result>,
  session: Session,
  { log, now, done }: EventContext,
): Listener {
  const bucket = row.rate === undefined ? null : new TokenBucket(row.rate, now());
  return (message, ack) => {
    const answer = typeof ack === 'function' ? (reply: Reply) => ack(reply) : () => undefined;
    if (!is(row.schema, message)) {
      answer(failure('bad-request'));
      return;
    }
    const fail = (error: unknown) => {
      const refusal = clientErrorCode(error);
      if (refusal === null) logFailure(log, 'a socket event failed', error);
      else logRefusal(log, refusal);
      answer(failure(refusal ?? 'internal'));
    };
    try {
      const isWithinRate = bucket === null || bucket.take(now());
      Promise.resolve(isWithinRate ? callIfAllowed(row, session, message) : failure('too-fast')).then((reply) => {
        if (reply.ok) done.count(name);
        else logRefusal(log, reply.code);
        answer(reply);
      }, fail);
    } catch (error) {
      fail(error);
    }
  };
}

function callIfAllowed<Session extends EventSession, Message, Result extends Reply>(
  row: EventRow<Session, Message, Result>,
  session: Session,
  message: Message,
): Result | Failure | Promise<Result> {
  switch (row.allowed) {
    case 'member':
      return row.handle(session, message);
    case 'student':
      return isStudent(session) ? row.handle(session, message) : failure('bad-request');
    case 'teacher': {
      const { classroom, person } = session;
      if (person.role !== 'teacher') return failure('teacher-only');
      return classroom.isMember(person) ? row.handle(session, message) : failure('link-replaced');
    }
  }
}

function isStudent<Session extends EventSession>(session: Session): session is Session & StudentSession {
  return session.person.role === 'student';
}

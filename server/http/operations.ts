/**
 * Unsafe requests, each done once however often it is sent: browsers send one again by themselves when a connection ends before its
 * answer. `{page, counter}` names an operation within its session; it is no secret, and without the session's cookie it finds nothing.
 *
 * Sent again while it is under way or later, it gets the answer of the first: its status, its body, and its cookie. Answers are kept
 * in memory, OPERATION_STORED_MS after the session's last one; of one that is under way, until it is done. What must not be made twice over a restart (a seat, a class, a picture, an
 * activity) has an id that follows from the operation: doing it again finds what was made.
 */
import { createHmac } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { is } from 'valibot';
import { OPERATION_STORED_MS, OPERATIONS_MAX, OPERATIONS_PER_SESSION_MAX } from '#server/base/limits.ts';
import { RequestRefused } from '#server/base/request-refused.ts';
import { Operation } from '#shared/protocol/http/operation.ts';
import { OPERATION_FIELD } from '#shared/protocol/paths.ts';
import { operationScopeOf, sendBrowserRun, sendSessionCookie, sessionCookieOf } from './session/session.ts';

/** Ids of what a request makes: the same for the same operation, undefined for a request that names none. */
export type IdsOfOperation = <Id extends string>(what: string) => Id | undefined;

/** Does what the request asks for. @returns the fields of the answer */
export type Work = (request: Request, ids: IdsOfOperation) => Promise<object>;

/** What is sent for an operation, each time. */
export interface OperationAnswer {
  readonly status: number;
  readonly body: object;
  /** The session whose cookie a repetition of the answer brings; null: none. */
  readonly session: string | null;
  /** The run that the answer gives the browser; null: none. */
  readonly run: string | null;
}

interface StoredOperation {
  readonly answer: Promise<OperationAnswer>;
  /** The session's id when it was sent first. */
  readonly sentAs: string;
  /** While it is under way it is never forgotten: sent again, it would be done twice. */
  isPending: boolean;
}

interface SessionOperations {
  readonly operations: Map<string, StoredOperation>;
  lastAt: number;
}

/** The operation that a field names; null without the field. @throws {RequestRefused} 'bad-request' */
export function operationIn(field: unknown): Operation | null {
  if (field === undefined) return null;
  try {
    const operation: unknown = typeof field === 'string' ? JSON.parse(field) : field;
    if (is(Operation, operation)) return operation;
  } catch {
    // No JSON: refused like any other wrong form.
  }
  throw new RequestRefused('bad-request');
}

/** The operation of a JSON body or of a query. It is taken out of the body, whose schema does not have it. */
function takeOperation(request: Request): Operation | null {
  const body: unknown = request.body;
  if (request.method === 'DELETE') return operationIn(request.query[OPERATION_FIELD]);
  if (typeof body !== 'object' || body === null || Array.isArray(body) || !(OPERATION_FIELD in body)) return null;
  const { [OPERATION_FIELD]: field, ...rest } = body;
  request.body = rest;
  if (typeof field === 'string') throw new RequestRefused('bad-request');
  return operationIn(field);
}

/** Resending does not help: the refusal is the answer of this operation. With the right cookie the same operation is done. */
function isFinal(error: unknown): boolean {
  return error instanceof RequestRefused && error.failure.retry === 'final' && error.failure.code !== 'cookie-needed';
}

export class Operations {
  readonly #now: () => number;
  /** By session; the one with the oldest last operation first. */
  readonly #sessions = new Map<string, SessionOperations>();
  readonly #secret: string;
  readonly #max: number;
  #size = 0;

  /**
   * @param secret of the server: the ids of an operation follow from it, too
   * @param max answers that are kept
   * @param now monotonic ms
   */
  constructor(secret: string, max = OPERATIONS_MAX, now: () => number = () => performance.now()) {
    this.#secret = secret;
    this.#max = max;
    this.#now = now;
  }

  /** Answers that are kept now. */
  get size(): number {
    return this.#size;
  }

  /** The handler of an unsafe route. @param status of its result */
  once(work: Work, status: 200 | 201 = 200): RequestHandler {
    return async (request, response) => {
      sendAnswer(request, response, await this.perform(request, takeOperation(request), work, status));
    };
  }

  /** The same for an operation that is known once the body is read: `sendAnswer` sends what this resolves to. */
  async perform(
    request: Request,
    operation: Operation | null,
    work: Work,
    status: 200 | 201 = 200,
  ): Promise<OperationAnswer> {
    const scope = operation === null ? null : operationScopeOf(request);
    if (operation === null || scope === null) {
      const body = { ok: true, ...(await work(request, () => undefined)) };
      return { status, body, session: null, run: request.newBrowserRun ?? null };
    }
    const name = `${request.method} ${request.baseUrl}${request.path} ${operation.page} ${operation.counter}`;
    request.operationName = name;
    const known = this.#sessions.get(scope)?.operations.get(name);
    // The id of before a renewal finds what was sent under it, and nothing of what came after.
    if (known !== undefined && request.session.isRenewed && known.sentAs !== request.sessionID)
      throw new RequestRefused('cookie-needed');
    const sentAs = request.sessionID;
    const start = () => this.#do(request, work, status, this.#idsOf(scope, name));
    const { answer } = known ?? this.#keep(scope, name, { sentAs, answer: start(), isPending: true });
    return known === undefined ? { ...(await answer), session: null } : answer;
  }

  async #do(request: Request, work: Work, status: number, ids: IdsOfOperation): Promise<OperationAnswer> {
    const cookieBefore = sessionCookieOf(request);
    const body = { ok: true, ...(await work(request, ids)) };
    const hasNewCookie = sessionCookieOf(request) !== cookieBefore;
    const { newBrowserRun: run = null } = request;
    return { status, body, session: hasNewCookie ? request.sessionID : null, run };
  }

  #keep(scope: string, name: string, operation: StoredOperation): StoredOperation {
    const session = this.#sessions.get(scope) ?? { operations: new Map<string, StoredOperation>(), lastAt: 0 };
    this.#sessions.delete(scope);
    this.#sessions.set(scope, session);
    session.lastAt = this.#now();
    session.operations.set(name, operation);
    this.#size += 1;
    operation.answer.then(
      () => {
        operation.isPending = false;
      },
      (error: unknown) => {
        operation.isPending = false;
        if (!isFinal(error) && session.operations.get(name) === operation) this.#forget(scope, session, name);
      },
    );
    for (const [oldest, { isPending }] of session.operations) {
      if (session.operations.size <= OPERATIONS_PER_SESSION_MAX) break;
      if (!isPending) this.#forget(scope, session, oldest);
    }
    this.#forgetOld();
    return operation;
  }

  #forgetOld(): void {
    for (const [scope, session] of this.#sessions) {
      if (this.#size <= this.#max && this.#now() - session.lastAt < OPERATION_STORED_MS) return;
      for (const [name, { isPending }] of session.operations) if (!isPending) this.#forget(scope, session, name);
    }
  }

  #forget(scope: string, session: SessionOperations, name: string): void {
    if (session.operations.delete(name)) this.#size -= 1;
    if (session.operations.size === 0 && this.#sessions.get(scope) === session) this.#sessions.delete(scope);
  }

  /** Only the server can tell which ids follow from an operation: page, counter and what it made are known to others. */
  #idsOf(scope: string, name: string): IdsOfOperation {
    return <Id extends string>(what: string) =>
      createHmac('sha256', this.#secret)
        .update(`${scope} ${name} ${what}`)
        .digest()
        .subarray(0, 16)
        .toString('base64url') as Id;
  }
}

export function sendAnswer(
  request: Request,
  response: Response,
  { status, body, session, run }: OperationAnswer,
): void {
  if (session !== null) sendSessionCookie(request, response, session);
  if (run !== null) sendBrowserRun(request, response, run);
  response.status(status).json(body);
}

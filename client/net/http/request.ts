/** A request to the server over HTTP. A reply is a result or the reason why there is none; an unreachable server is such a reason. */
import { ELSEWHERE_REQUEST_PAUSES, type Pauses, REQUEST_PAUSES, wait } from '#client/net/retry.ts';
import type { ErrorCode, FailureDetails } from '#shared/protocol/errors.ts';
import { closeSilentConnections, exchange } from './exchange.ts';

/**
 * `offline`: the server was not reached at all. `blocked`: something on the way, such as a school's proxy, refused the request, and
 * would refuse it again.
 */
export type RequestErrorCode = ErrorCode | 'offline' | 'blocked';

export interface RefusedReply extends FailureDetails {
  readonly ok: false;
  readonly code: RequestErrorCode;
}

export type Reply<Result> = ({ readonly ok: true } & Result) | RefusedReply;

/** What the answer of a stranger means, such as a proxy before our server: its body says nothing to this page. */
function foreignCode(status: number, hasBody: boolean): RequestErrorCode {
  if (status === 413 && hasBody) return 'too-large';
  if (status === 429) return 'too-fast';
  if (status === 500) return 'internal';
  if (status > 500) return 'stopping';
  return status >= 400 ? 'blocked' : 'offline';
}

/**
 * Reads a body of our server. Any other body, such as the page of a school's proxy, counts as a refusal by its status.
 * @param hasBody whether the request had one, which may be too large
 */
export function replyOf<Result>(status: number, body: unknown, hasBody: boolean): Reply<Result> {
  if (typeof body !== 'object' || body === null || !('ok' in body))
    return { ok: false, code: foreignCode(status, hasBody) };
  // The server speaks this page's version of the protocol: its bodies and codes have the types that this page knows.
  if (body.ok === true) return body as Reply<Result>;
  const code = 'code' in body && typeof body.code === 'string' ? (body.code as ErrorCode) : 'internal';
  return { ...(body as FailureDetails), ok: false, code };
}

interface Attempt<Result> {
  readonly reply: Reply<Result>;
  readonly isSilent: boolean;
}

async function attempt<Result>(path: string, init: RequestInit): Promise<Attempt<Result>> {
  const answer = await exchange(path, init);
  if (typeof answer === 'string') return { reply: { ok: false, code: 'offline' }, isSilent: answer === 'silent' };
  const body = parseJson(await answer.body.text());
  return { reply: replyOf<Result>(answer.status, body, init.body != null), isSilent: false };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON: not our server.
    return null;
  }
}

/** Asks once, for callers that ask again themselves. */
export async function requestOnce<Result>(path: string, init: RequestInit = {}): Promise<Reply<Result>> {
  return (await attempt<Result>(path, init)).reply;
}

export interface RequestOptions extends RequestInit {
  /** An unsafe request that carries its operation: done twice, it is done once. */
  readonly isRepeatable?: boolean;
}

const PAUSES_AFTER: Partial<Record<RequestErrorCode, Pauses>> = {
  offline: REQUEST_PAUSES,
  stopping: REQUEST_PAUSES,
  moved: ELSEWHERE_REQUEST_PAUSES,
};

/** Asks again, for a while, as long as there is no answer, or another server has the class, and doing the request twice is doing it once. */
export async function request<Result>(path: string, options: RequestOptions = {}): Promise<Reply<Result>> {
  const { isRepeatable = isSafe(path, options), ...init } = options;
  const startedAt = performance.now();
  for (let done = 0; ; done += 1) {
    const { reply, isSilent } = await attempt<Result>(path, init);
    if (isSilent) await closeSilentConnections();
    const pauses = reply.ok || !isRepeatable ? undefined : PAUSES_AFTER[reply.code];
    if (pauses === undefined || done >= pauses.attempts || init.signal?.aborted === true) return reply;
    if (performance.now() - startedAt > (pauses.within ?? Number.POSITIVE_INFINITY)) return reply;
    await wait(pauses, done);
  }
}

/** Nothing is done by a GET, and nothing twice by a DELETE that names its operation. */
function isSafe(path: string, { method = 'GET' }: RequestInit): boolean {
  return method === 'GET' || (method === 'DELETE' && /[?&]operation=/.test(path));
}

export function sendJson<Result>(
  method: 'POST' | 'PATCH',
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply<Result>> {
  return request<Result>(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    isRepeatable: typeof body === 'object' && body !== null && 'operation' in body,
  });
}

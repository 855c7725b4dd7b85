/** A request to the server over HTTP. A reply is a result or the reason why there is none; an unreachable server is such a reason. */
import type { ErrorCode } from '#shared/protocol/errors.ts';

/** `offline`: the server was not reached at all. */
export type RequestErrorCode = ErrorCode | 'offline';

export type Reply<Result> = ({ readonly ok: true } & Result) | { readonly ok: false; readonly code: RequestErrorCode };

const OFFLINE = { ok: false, code: 'offline' } as const;

/** Reads a body of our server. Any other body, such as the page of a school's proxy, counts as an unreachable server. */
export function replyOf<Result>(body: unknown): Reply<Result> {
  if (typeof body !== 'object' || body === null || !('ok' in body)) return OFFLINE;
  // The server is of the same build as this page: its bodies and codes have the types that this page knows.
  if (body.ok === true) return body as Reply<Result>;
  const code = 'code' in body && typeof body.code === 'string' ? (body.code as ErrorCode) : 'internal';
  return { ok: false, code };
}

export async function request<Result>(path: string, init: RequestInit = {}): Promise<Reply<Result>> {
  let body: unknown;
  try {
    const response = await fetch(path, init);
    body = await response.json();
  } catch {
    // No connection, or no JSON: our server did not answer.
    return OFFLINE;
  }
  return replyOf<Result>(body);
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
  });
}

export function postJson<Result>(
  path: string,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): Promise<Reply<Result>> {
  return sendJson<Result>('POST', path, body, headers);
}

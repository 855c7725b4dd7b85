/**
 * Unsafe requests. Each press is one operation, however often its request is sent: by this page, which asks again when there is no
 * answer, or by the browser itself, which does so when a kept connection ends before the answer.
 */
import type { Operation } from '#shared/protocol/http/operation.ts';
import { OPERATION_FIELD, ROUTE } from '#shared/protocol/paths.ts';
import { type Reply, type RequestErrorCode, request, sendJson } from './request.ts';
import { type UploadOptions, upload } from './upload.ts';

/** Counts this load's operations over HTTP. No other page is told this number. */
const PAGE = (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1;
let counter = 0;

/** After these nobody knows whether the request was carried out. */
const UNDECIDED: ReadonlySet<RequestErrorCode> = new Set<RequestErrorCode>([
  'offline',
  'blocked',
  'internal',
  'stopping',
  'unsaved',
]);

/** What was pressed and is undecided, by path: the same press once more is the same operation. */
const undecided = new Map<string, { readonly content: string; readonly operation: Operation }>();

function newOperation(): Operation {
  counter += 1;
  return { page: PAGE, counter };
}

/** A press whose cookie was missing gets one, and is sent once more. */
async function withCookie<Answer extends Reply<unknown> | null>(ask: () => Promise<Answer>): Promise<Answer> {
  const reply = await ask();
  if (reply === null || reply.ok || reply.code !== 'cookie-needed') return reply;
  await request(ROUTE.myClassrooms);
  return ask();
}

/**
 * A press that makes something. Pressed once more while nobody knows whether it was made, it is the same operation.
 * @param content tells it from another press of the same path
 */
async function make<Answer extends Reply<unknown> | null>(
  path: string,
  content: string,
  ask: (operation: Operation) => Promise<Answer>,
): Promise<Answer> {
  const before = undecided.get(path);
  const pressed = before?.content === content ? before : { content, operation: newOperation() };
  undecided.set(path, pressed);
  const reply = await withCookie(() => ask(pressed.operation));
  const isDecided = reply !== null && (reply.ok || !UNDECIDED.has(reply.code));
  if (isDecided && undecided.get(path) === pressed) undecided.delete(path);
  return reply;
}

/** Makes a seat, a class, a picture or an activity. */
export function postMaking<Result>(
  path: string,
  body: object,
  headers?: Readonly<Record<string, string>>,
): Promise<Reply<Result>> {
  return make(path, JSON.stringify(body), (operation) =>
    sendJson<Result>('POST', path, { ...body, operation }, headers),
  );
}

/** @param form of a picture; `content` tells it from another form. Null: cancelled. */
export function uploadMaking<Result>(
  path: string,
  form: FormData,
  content: string,
  options: UploadOptions,
): Promise<Reply<Result> | null> {
  return make(path, content, (operation) => {
    // Before the file: the server reads the fields in their order.
    const named = new FormData();
    named.set(OPERATION_FIELD, JSON.stringify(operation));
    for (const [name, value] of form) named.append(name, value);
    return upload<Result>(path, named, options);
  });
}

/** Changes something. Each call is a press of its own. */
export function pressPost<Result>(path: string, body: object = {}): Promise<Reply<Result>> {
  const operation = newOperation();
  return withCookie(() => sendJson<Result>('POST', path, { ...body, operation }));
}

export function pressPatch<Result>(path: string, body: object): Promise<Reply<Result>> {
  const operation = newOperation();
  return sendJson<Result>('PATCH', path, { ...body, operation });
}

export function pressDelete<Result>(path: string): Promise<Reply<Result>> {
  const operation = encodeURIComponent(JSON.stringify(newOperation()));
  return request<Result>(`${path}?${OPERATION_FIELD}=${operation}`, { method: 'DELETE' });
}

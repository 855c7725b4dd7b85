/**
 * The one place where a page asks over HTTP. A request on whose connection no byte moves for HTTP_SILENCE_MS is ended: a tablet that
 * walked to another access point keeps its old connections, and these stay silent for minutes while new ones pass.
 */
import { HTTP_SILENCE_MS, PROBE_SILENCE_MS } from '#client/base/limits.ts';
import { ROUTE } from '#shared/protocol/paths.ts';

/** Connections that a browser keeps to one server, at most. */
const CONNECTIONS_MAX = 6;

/** Calls `onSilence` once, when nothing was heard for that long. */
export class SilenceWatch {
  readonly #onSilence: () => void;
  #timer: ReturnType<typeof setTimeout>;

  constructor(onSilence: () => void, ms = HTTP_SILENCE_MS) {
    this.#onSilence = onSilence;
    this.#timer = setTimeout(onSilence, ms);
  }

  /** A byte moved, up or down. @param ms the silence that is allowed from now on */
  restart(ms = HTTP_SILENCE_MS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onSilence, ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

/** What a server answered, ours or another. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Blob;
}

/** `no-answer`: no connection, or one that broke. `silent`: the connection was ended for its silence. */
export type Exchange = HttpAnswer | 'no-answer' | 'silent';

/** @param onShare called with the share of the answer that has arrived, 0..1, where its length is known */
export async function exchange(
  path: string,
  init: RequestInit,
  onShare: (share: number) => void = () => undefined,
): Promise<Exchange> {
  const abort = new AbortController();
  const cancel = () => abort.abort();
  let isSilent = false;
  const watch = new SilenceWatch(() => {
    isSilent = true;
    abort.abort();
  });
  init.signal?.addEventListener('abort', cancel);
  if (init.signal?.aborted === true) abort.abort();
  try {
    const response = await fetch(path, { ...init, signal: abort.signal });
    watch.restart();
    return { status: response.status, body: await readBody(response, watch, onShare) };
  } catch {
    // Cancelled, silent, or no connection: there is no answer.
    return isSilent ? 'silent' : 'no-answer';
  } finally {
    watch.stop();
    init.signal?.removeEventListener('abort', cancel);
  }
}

async function readBody(response: Response, watch: SilenceWatch, onShare: (share: number) => void): Promise<Blob> {
  if (response.body === null) return response.blob();
  const total = Number(response.headers.get('content-length'));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    watch.restart();
    parts.push(read.value);
    loaded += read.value.length;
    if (total > 0) onShare(Math.min(1, loaded / total));
  }
  return new Blob(parts);
}

let closing: Promise<void> | null = null;

/**
 * Closes the other silent connections of this browser, so that the next request does not wait on one of them: each probe takes a
 * connection, and one that is not answered is ended. Callers share one round.
 */
export function closeSilentConnections(): Promise<void> {
  closing ??= Promise.all(Array.from({ length: CONNECTIONS_MAX - 1 }, probe)).then(() => {
    closing = null;
  });
  return closing;
}

async function probe(): Promise<void> {
  const abort = new AbortController();
  const watch = new SilenceWatch(() => abort.abort(), PROBE_SILENCE_MS);
  try {
    await fetch(ROUTE.healthz, { cache: 'no-store', signal: abort.signal });
  } catch {
    // Silent or broken: its connection is closed, and that was the aim.
  } finally {
    watch.stop();
  }
}

/**
 * Ends a request whose body stops arriving, as from a tablet that lost its Wi-Fi in the middle of a picture. What counts for a form is
 * the silence, not the whole time: a slow upload goes on, and a dead one frees its place soon. Any other body is small, and so is its
 * time: whoever sends it byte by byte would hold the connection for minutes. What follows an answer is not waited for.
 */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { BODY_SILENCE_CHECK_MS, BODY_SILENCE_MS, SMALL_BODY_MS_MAX } from '#server/base/limits.ts';

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Stands before everything that reads a body. It counts the connection's bytes, so it takes none from the body's reader. */
export function endSilentRequests(
  silenceMs = BODY_SILENCE_MS,
  checkMs = BODY_SILENCE_CHECK_MS,
  smallBodyMs = SMALL_BODY_MS_MAX,
): RequestHandler {
  return (request, response, next) => {
    if (hasBody(request)) {
      const isForm = request.is('multipart/form-data') !== false;
      const timer = watchBody(request, silenceMs, checkMs, isForm ? Number.POSITIVE_INFINITY : smallBodyMs);
      response.once('finish', () => endAfterAnswer(request, timer, silenceMs));
    }
    next();
  };
}

function watchBody(request: IncomingMessage, silenceMs: number, checkMs: number, wholeMs: number): NodeJS.Timeout {
  const { socket } = request;
  let received = socket.bytesRead;
  const startedAt = performance.now();
  // In checks, not by the clock: a process that stood still has heard nobody meanwhile.
  let silentChecks = 0;
  const timer = setInterval(() => {
    // Whoever reads the body may still have to take what has arrived.
    if (request.complete) clearInterval(timer);
    else if (performance.now() - startedAt >= wholeMs) request.destroy();
    else if (socket.bytesRead !== received) {
      received = socket.bytesRead;
      silentChecks = 0;
    } else {
      silentChecks += 1;
      if (silentChecks * checkMs >= silenceMs) request.destroy();
    }
  }, checkMs);
  request.once('close', () => clearInterval(timer));
  return timer;
}

/** The body that was answered early is read no further than this. */
function endAfterAnswer(request: IncomingMessage, watch: NodeJS.Timeout, silenceMs: number): void {
  clearInterval(watch);
  if (request.complete) return;
  const { socket } = request;
  const timer = setTimeout(() => {
    if (!request.complete) socket.destroy();
  }, silenceMs);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}

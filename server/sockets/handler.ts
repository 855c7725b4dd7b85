/**
 * The one wrapper of every socket event: check the shape, call the owner, answer with the result or the failure, write down who asked for
 * what is not theirs, catch what is thrown.
 */
import { is } from 'valibot';
import { type Log, logRefusal } from '#server/base/log.ts';
import { clientErrorCode } from '#server/store/error.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { Schema } from '#shared/protocol/schema-parts.ts';
import type { Answer } from '#shared/protocol/socket-events.ts';

/** A listener that takes whatever a client sent. */
export type SocketHandler = (...sent: unknown[]) => void;

export function createHandler<Message, Result extends object>(
  shape: Schema<Message>,
  log: Log,
  handle: (message: Message) => Answer<Result> | Promise<Answer<Result>>,
): SocketHandler {
  return (message, ack) => {
    const answer = typeof ack === 'function' ? (result: Answer<Result>) => ack(result) : () => undefined;
    if (!is(shape, message)) {
      answer(failure('bad-request'));
      return;
    }
    const fail = (error: unknown) => {
      const refusal = clientErrorCode(error);
      if (refusal !== null) {
        answer(failure(refusal));
        return;
      }
      log.error({ err: error }, 'a socket event failed');
      answer(failure('internal'));
    };
    try {
      Promise.resolve(handle(message)).then((result) => {
        if (!result.ok) logRefusal(log, result.code);
        answer(result);
      }, fail);
    } catch (error) {
      fail(error);
    }
  };
}

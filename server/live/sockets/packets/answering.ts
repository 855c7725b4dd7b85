/**
 * The one wrapper of every socket event: check the shape, call the owner, answer with the result or the failure, write down who asked for
 * what is not theirs, catch what is thrown.
 */
import { is } from 'valibot';
import { failure } from '../../../../shared/protocol/errors.ts';
import type { Answer } from '../../../../shared/protocol/events.ts';
import type { Shape } from '../../../../shared/protocol/shape.ts';
import { type Log, noteRefusal } from '../../../log.ts';
import { refusalOf } from '../../../store/error.ts';

/** A listener that takes whatever a client sent. */
export type Listener = (...sent: unknown[]) => void;

export function answering<Message, Result extends object>(
  shape: Shape<Message>,
  log: Log,
  owner: (message: Message) => Answer<Result> | Promise<Answer<Result>>,
): Listener {
  return (message, ack) => {
    const answer = typeof ack === 'function' ? (result: Answer<Result>) => ack(result) : () => undefined;
    if (!is(shape, message)) {
      answer(failure('bad-request'));
      return;
    }
    const fail = (error: unknown) => {
      const refusal = refusalOf(error);
      if (refusal !== null) {
        answer(failure(refusal));
        return;
      }
      log.error({ err: error }, 'a socket event failed');
      answer(failure('internal'));
    };
    try {
      Promise.resolve(owner(message)).then((result) => {
        if (!result.ok) noteRefusal(log, result.code);
        answer(result);
      }, fail);
    } catch (error) {
      fail(error);
    }
  };
}

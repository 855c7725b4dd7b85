/** Requests over a socket. */
import type { Socket } from 'socket.io-client';
import { REQUEST_ANSWER_MS } from '#client/base/limits.ts';
import { ownFailure } from '#client/base/own-failure.ts';
import type { Answer } from '#shared/protocol/answer.ts';

/** The part of a socket that reports a lost connection. */
type DisconnectSource = Pick<Socket, 'connected'> & {
  once(event: 'disconnect', listener: () => void): unknown;
  off(event: 'disconnect', listener: () => void): unknown;
};

/** The answer to an emit; `unanswered` when the connection was lost first. */
export function emitWithAnswer<Result>(
  socket: DisconnectSource,
  emit: (ack: (answer: Answer<Result>) => void) => void,
): Promise<Answer<Result> | 'unanswered'> {
  return new Promise((resolve) => {
    const onDisconnect = () => resolve('unanswered');
    socket.once('disconnect', onDisconnect);
    emit((answer) => {
      socket.off('disconnect', onDisconnect);
      resolve(answer);
    });
  });
}

/** The same for what a person waits for: without a connection or an answer it fails with `stopping`, which may be retried. */
export async function requestOverSocket<Result>(
  socket: DisconnectSource,
  emit: (ack: (answer: Answer<Result>) => void) => void,
): Promise<Answer<Result>> {
  if (!socket.connected) return ownFailure('stopping');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<'unanswered'>((resolve) => {
    timer = setTimeout(() => resolve('unanswered'), REQUEST_ANSWER_MS);
  });
  const answer = await Promise.race([emitWithAnswer(socket, emit), silence]);
  clearTimeout(timer);
  return answer === 'unanswered' ? ownFailure('stopping') : answer;
}

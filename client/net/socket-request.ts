/** What the server answers over a socket: to what is asked, and to whoever is not let in. */
import type { Socket } from 'socket.io-client';
import type { Answer } from '#shared/protocol/answer.ts';
import { type ErrorCode, failure } from '#shared/protocol/errors.ts';

/** What of a socket tells when its connection ends. */
type DisconnectSource = Pick<Socket, 'connected'> & {
  once(event: 'disconnect', listener: () => void): unknown;
  off(event: 'disconnect', listener: () => void): unknown;
};

/** An emit's answer; `unanswered` when the connection ended before it came. */
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

/** The same, refused while there is no connection. */
export async function requestOverSocket<Result>(
  socket: DisconnectSource,
  emit: (ack: (answer: Answer<Result>) => void) => void,
): Promise<Answer<Result>> {
  if (!socket.connected) return failure('stopping');
  const answer = await emitWithAnswer(socket, emit);
  return answer === 'unanswered' ? failure('stopping') : answer;
}

/** The code of a refusal at the door; null when the server was not reached at all. */
export function connectErrorCode(error: Error): ErrorCode | null {
  const data: unknown = 'data' in error ? error.data : undefined;
  return typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string'
    ? (data.code as ErrorCode)
    : null;
}

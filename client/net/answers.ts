/** What the server answers over a socket: to what is asked, and to whoever is not let in. */
import type { Socket } from 'socket.io-client';
import { type ErrorCode, failure } from '../../shared/protocol/errors.ts';
import type { Answer } from '../../shared/protocol/events.ts';

/** What of a socket tells when its connection ends. */
type Ending = Pick<Socket, 'connected'> & {
  once(event: 'disconnect', heard: () => void): unknown;
  off(event: 'disconnect', heard: () => void): unknown;
};

/** An emit's answer; `unanswered` when the connection ended before it came. */
export function answered<Result>(
  socket: Ending,
  emit: (ack: (answer: Answer<Result>) => void) => void,
): Promise<Answer<Result> | 'unanswered'> {
  return new Promise((resolve) => {
    const lost = () => resolve('unanswered');
    socket.once('disconnect', lost);
    emit((answer) => {
      socket.off('disconnect', lost);
      resolve(answer);
    });
  });
}

/** The same, refused while there is no connection. */
export async function asked<Result>(
  socket: Ending,
  emit: (ack: (answer: Answer<Result>) => void) => void,
): Promise<Answer<Result>> {
  if (!socket.connected) return failure('stopping');
  const answer = await answered(socket, emit);
  return answer === 'unanswered' ? failure('stopping') : answer;
}

/** The code of a refusal at the door; null when the server was not reached at all. */
export function codeOf(error: Error): ErrorCode | null {
  const data: unknown = 'data' in error ? error.data : undefined;
  return typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string'
    ? (data.code as ErrorCode)
    : null;
}

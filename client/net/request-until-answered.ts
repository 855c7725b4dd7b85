/**
 * Requests what a page shows. Without an answer it is requested again after growing pauses, and at once when the connection is back, until
 * there is an answer or a refusal that stays.
 */
import type { Reply, RequestErrorCode } from './http/request.ts';
import { onReconnected } from './reconnected.ts';
import { PAUSES, RetryTimers } from './retry.ts';

export interface ShownRequest<Result> {
  /** Sends the request once, over HTTP or a socket. */
  readonly send: () => Promise<Reply<Result>>;
  /** Called with each reply: failures come before the answer. */
  readonly onReply: (reply: Reply<Result>) => void;
  /** False: the same request would be refused again. */
  readonly isTemporary: (code: RequestErrorCode) => boolean;
}

/** @returns the function that ends it; `onReply` is not called after it */
export function requestUntilAnswered<Result>({ send, onReply, isTemporary }: ShownRequest<Result>): () => void {
  const retry = new RetryTimers();
  let isEnded = false;
  const attempt = () => {
    void send().then((reply) => {
      if (isEnded) return;
      if (!reply.ok && isTemporary(reply.code)) retry.retry('reply', PAUSES.content, attempt);
      onReply(reply);
    });
  };
  const stopListening = onReconnected(() => {
    if (!retry.isWaiting('reply')) return;
    retry.reset('reply');
    attempt();
  });
  attempt();
  return () => {
    isEnded = true;
    stopListening();
    retry.cancelAll();
  };
}

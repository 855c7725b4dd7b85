/** The classes of this browser, asked for until the server answers. */
import type { MyClassrooms } from '#shared/protocol/http/responses.ts';
import { fetchMyClasses } from './http/class-api.ts';
import type { Reply } from './http/request.ts';
import { PAUSES, RetryTimers } from './retry.ts';

/** @returns the function that ends the asking; `onReply` is not called after it */
export function askForMyClasses(onReply: (reply: Reply<MyClassrooms>) => void): () => void {
  const retry = new RetryTimers();
  let isEnded = false;
  const ask = async () => {
    const reply = await fetchMyClasses();
    if (isEnded) return;
    if (!reply.ok && reply.code !== 'cookie-needed') retry.retry('classes', PAUSES.content, () => void ask());
    onReply(reply);
  };
  void ask();
  return () => {
    isEnded = true;
    retry.cancelAll();
  };
}

/** The classes of this browser, requested until the server answers. */
import type { MyClassrooms } from '#shared/protocol/http/responses.ts';
import { fetchMyClasses } from './http/class-api.ts';
import type { Reply } from './http/request.ts';
import { requestUntilAnswered } from './request-until-answered.ts';

/** @returns the function that ends the requests; `onReply` is not called after it */
export function askForMyClasses(onReply: (reply: Reply<MyClassrooms>) => void): () => void {
  return requestUntilAnswered({ send: fetchMyClasses, onReply, isTemporary: (code) => code !== 'cookie-needed' });
}

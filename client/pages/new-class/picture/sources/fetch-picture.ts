/** Loads a picture that comes with the product. */
import { exchange } from '#client/net/http/exchange.ts';

/** Null: it could not be loaded. */
export async function fetchPicture(path: string): Promise<Blob | null> {
  const answer = await exchange(path, {});
  return typeof answer === 'string' || answer.status !== 200 ? null : answer.body;
}

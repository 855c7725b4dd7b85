/** A reply with puzzles, once all is here that they are cut by. What does not arrive counts as a reply that did not. */
import { loadCutters } from '#shared/puzzle/kinds/registry.ts';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import type { Reply } from './request.ts';

export async function cuttableReply<Result>(
  request: Promise<Reply<Result>>,
  activityOf: (result: Result) => { readonly cuts: readonly PuzzleSpec[] },
): Promise<Reply<Result>> {
  const reply = await request;
  if (!reply.ok) return reply;
  try {
    await loadCutters(activityOf(reply).cuts);
    return reply;
  } catch {
    return { ok: false, code: 'offline' };
  }
}

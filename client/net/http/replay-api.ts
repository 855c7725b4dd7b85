/** HTTP calls of a replay: the index of a board's log, and one segment of it. Each asks once, for callers that ask again themselves. */
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { ReplayIndex } from '#shared/protocol/http/replay-index.ts';
import { replayPath, replaySegmentPath } from '#shared/protocol/log-paths.ts';
import { decodeReplaySegment, type ReplaySegment } from '#shared/wire/replay-segment.ts';
import { exchange } from './exchange.ts';
import { parseJson, type Reply, replyOf, requestOnce } from './request.ts';

export function fetchReplayIndex(classroom: ClassroomId, board: BoardNumber): Promise<Reply<ReplayIndex>> {
  return requestOnce(replayPath(classroom, board));
}

/** @param firstSeq the segment's first frame */
export async function fetchReplaySegment(
  classroom: ClassroomId,
  board: BoardNumber,
  firstSeq: number,
): Promise<Reply<{ readonly segment: ReplaySegment }>> {
  const answer = await exchange(replaySegmentPath(classroom, board, firstSeq), {});
  if (typeof answer === 'string') return { ok: false, code: 'offline' };
  if (answer.status !== 200) return replyOf(answer.status, parseJson(await answer.body.text()), false);
  try {
    return { ok: true, segment: decodeReplaySegment(new Uint8Array(await answer.body.arrayBuffer())) };
  } catch {
    // Not our server's bytes, but those of something on the route, such as a captive portal.
    return { ok: false, code: 'blocked' };
  }
}

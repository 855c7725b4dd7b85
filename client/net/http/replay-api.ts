/** HTTP calls of a replay, of one board or of an activity: the index of its logs, and segments. Each asks once, for callers that ask again themselves. */
import type { ActivityId, BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { ActivityReplay, ReplayIndex } from '#shared/protocol/http/replay-index.ts';
import {
  activityLogPath,
  replayFeedPath,
  replayPath,
  replaySegmentPath,
  type SegmentName,
} from '#shared/protocol/log-paths.ts';
import { decodeReplayFeed, type FeedPart } from '#shared/wire/replay-feed.ts';
import { decodeReplaySegment, type ReplaySegment } from '#shared/wire/replay-segment.ts';
import { cuttableReply } from './cuttable-reply.ts';
import { exchange } from './exchange.ts';
import { parseJson, type Reply, replyOf, requestOnce } from './request.ts';

export function fetchReplayIndex(classroom: ClassroomId, board: BoardNumber): Promise<Reply<ReplayIndex>> {
  return cuttableReply(requestOnce<ReplayIndex>(replayPath(classroom, board)), ({ board: { activity } }) => activity);
}

/** @param firstSeq the segment's first frame */
export async function fetchReplaySegment(
  classroom: ClassroomId,
  board: BoardNumber,
  firstSeq: number,
): Promise<Reply<{ readonly segment: ReplaySegment }>> {
  return fetchBytes(replaySegmentPath(classroom, board, firstSeq), (bytes) => ({
    segment: decodeReplaySegment(bytes),
  }));
}

/** What to know of the logs of all boards of an activity. */
export function fetchActivityReplay(classroom: ClassroomId, activity: ActivityId): Promise<Reply<ActivityReplay>> {
  const path = activityLogPath('activityReplay', classroom, activity);
  return cuttableReply(requestOnce<ActivityReplay>(path), (replay) => replay.activity);
}

/** Segments of an activity's boards, perhaps not all that are wanted. */
export async function fetchReplayFeed(
  classroom: ClassroomId,
  activity: ActivityId,
  wanted: readonly SegmentName[],
): Promise<Reply<{ readonly parts: readonly FeedPart[] }>> {
  return fetchBytes(replayFeedPath(classroom, activity, wanted), (bytes) => ({ parts: decodeReplayFeed(bytes) }));
}

async function fetchBytes<Result>(path: string, decode: (bytes: Uint8Array) => Result): Promise<Reply<Result>> {
  const answer = await exchange(path, {});
  if (typeof answer === 'string') return { ok: false, code: 'offline' };
  if (answer.status !== 200) return replyOf(answer.status, parseJson(await answer.body.text()), false);
  try {
    return { ok: true, ...decode(new Uint8Array(await answer.body.arrayBuffer())) };
  } catch {
    // Not our server's bytes, but those of something on the route, such as a captive portal.
    return { ok: false, code: 'blocked' };
  }
}

/** HTTP calls for collected moments: the seconds around one. */
import type { ClassroomId } from '#shared/ids.ts';
import { type MomentClip, momentPath } from '#shared/protocol/http/moment-clip.ts';
import { cuttableReply } from './cuttable-reply.ts';
import { type Reply, request } from './request.ts';

export function fetchMomentClip(classroom: ClassroomId, moment: number): Promise<Reply<MomentClip>> {
  return cuttableReply(request<MomentClip>(momentPath(classroom, moment)), ({ board }) => board.activity);
}

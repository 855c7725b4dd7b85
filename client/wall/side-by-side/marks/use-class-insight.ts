/** What the server has counted of an activity, for the marks of its bar. */
import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fetchInsight } from '#client/net/http/teacher-api.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import type { SideBySide } from '#client/wall/side-by-side/side-by-side.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { InsightView } from '#shared/protocol/http/insight-view.ts';

/** Requested once all boards show their first second, which counting would delay. Null: not here yet. */
export function useClassInsight({ replay, moment }: SideBySide, classroom: ClassroomId): InsightView | null {
  const [insight, setInsight] = useState<InsightView | null>(null);
  const end = useRef<(() => void) | null>(null);
  useSignalEffect(() => {
    const activity = replay.value?.activity.id;
    if (activity === undefined || moment.value?.isWaiting !== false || end.current !== null) return;
    end.current = requestUntilAnswered({
      send: () => fetchInsight(classroom, activity),
      onReply: (reply) => {
        if (reply.ok) setInsight(reply);
      },
      isTemporary,
    });
  });
  useEffect(() => () => end.current?.(), []);
  return insight;
}

/** The marks of the bar of a replay side by side: none before the server has counted them. */
import { useMemo } from 'preact/hooks';
import type { SideBySide } from '#client/wall/side-by-side/side-by-side.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { type ClassMark, classMarks } from './class-marks.ts';
import { useClassInsight } from './use-class-insight.ts';

export function useClassMarks(session: SideBySide, classroom: ClassroomId): readonly ClassMark[] {
  const insight = useClassInsight(session, classroom);
  const line = session.line.value;
  return useMemo(() => (insight === null || line === null ? [] : classMarks(insight, line)), [insight, line]);
}

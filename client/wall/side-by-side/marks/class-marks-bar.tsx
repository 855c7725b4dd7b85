/** The marks above the bar of a replay side by side. */
import { useMemo } from 'preact/hooks';
import { ReplayMarks } from '#client/play/replay/replay-marks.tsx';
import { useElementSize } from '#client/ui/element-size.ts';
import { boardName } from '#client/wall/wall-entries.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import { classMarksSentence } from '../class-sentences.ts';
import { playersOf } from '../past-entries.ts';
import type { SideBySide } from '../side-by-side.ts';
import { classMarks } from './class-marks.ts';
import { useClassInsight } from './use-class-insight.ts';

export interface ClassMarksProps {
  readonly session: SideBySide;
  readonly classroom: ClassroomId;
  readonly areNamesHidden: boolean;
}

export function ClassMarks({ session, classroom, areNamesHidden }: ClassMarksProps) {
  const { ref, size } = useElementSize<HTMLDivElement>();
  const insight = useClassInsight(session, classroom);
  const line = session.line.value;
  const replay = session.replay.value;
  const marks = useMemo(() => (insight === null || line === null ? [] : classMarks(insight, line)), [insight, line]);
  const nameOf = (board: BoardNumber): string => {
    const found = replay?.boards.find((each) => each.board.number === board);
    if (replay === null || found === undefined) return '';
    return boardName({ board, team: found.board.team, members: playersOf(found) }, replay, areNamesHidden);
  };
  return (
    <div class="class-marks" ref={ref}>
      {line !== null && marks.length > 0 && (
        <ReplayMarks
          marks={marks}
          axis={line.axis}
          sentenceOf={(own) => classMarksSentence(own, line.alignment, nameOf)}
          width={size.width}
          onSeek={(time) => session.seek(time, true)}
        />
      )}
    </div>
  );
}

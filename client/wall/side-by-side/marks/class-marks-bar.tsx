/** The marks above the bar of a replay side by side. */
import { ReplayMarks } from '#client/play/replay/replay-marks.tsx';
import { useElementSize } from '#client/ui/element-size.ts';
import { boardName } from '#client/wall/wall-entries.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { classMarksSentence } from '../class-sentences.ts';
import { playersOf } from '../past-entries.ts';
import type { SideBySide } from '../side-by-side.ts';
import type { ClassMark } from './class-marks.ts';

export interface ClassMarksProps {
  readonly session: SideBySide;
  readonly marks: readonly ClassMark[];
  readonly areNamesHidden: boolean;
}

export function ClassMarks({ session, marks, areNamesHidden }: ClassMarksProps) {
  const { ref, size } = useElementSize<HTMLDivElement>();
  const line = session.line.value;
  const replay = session.replay.value;
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

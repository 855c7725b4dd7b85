/** Motions over the board that show a student what to do: the teacher's hint, and the drag hint for beginners. */
import { Lazy } from '#client/app/lazy.tsx';
import type { Play } from '#client/play/play.ts';

const loadTeacherHint = () => import('#client/play/assists/teacher-hint.tsx').then(({ TeacherHint }) => TeacherHint);
const loadHintHand = () => import('#client/play/intro/hint-hand.tsx').then(({ HintHand }) => HintHand);

interface BoardHintsProps {
  readonly play: Play;
  readonly isInactive: boolean;
}

export function BoardHints({ play, isInactive }: BoardHintsProps) {
  const hasTeacherHint = play.teacherHint.value !== null;
  return (
    <>
      {hasTeacherHint && <Lazy load={loadTeacherHint} props={{ play }} />}
      {play.isDragHintVisible.value && !hasTeacherHint && !isInactive && <Lazy load={loadHintHand} props={{ play }} />}
    </>
  );
}

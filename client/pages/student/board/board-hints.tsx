/** What shows a student over the board what to do: the light and the hand of a hint, and the drag hint for beginners. */
import { useRef } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { needsFreeSpace } from '#client/play/intro/drag-hint.ts';
import type { Play } from '#client/play/play.ts';

const loadTeacherHint = () => import('#client/play/assists/teacher-hint.tsx').then(({ TeacherHint }) => TeacherHint);
const loadHintLight = () => import('#client/play/assists/hint-light.tsx').then(({ HintLight }) => HintLight);
const loadHintHand = () => import('#client/play/intro/hint-hand.tsx').then(({ HintHand }) => HintHand);
const loadHandBesidePlaces = () =>
  import('#client/play/intro/hint-hand-beside-places.tsx').then(({ HintHandBesidePlaces }) => HintHandBesidePlaces);

interface BoardHintsProps {
  readonly play: Play;
  readonly isInactive: boolean;
}

export function BoardHints({ play, isInactive }: BoardHintsProps) {
  const lit = play.hints.lit.value;
  const hasHand = play.hints.hand.value !== null;
  // What the drag hint says stays after its hand has gone.
  const begun = useRef<Play | null>(null);
  if (play.isDragHintVisible.value) begun.current = play;
  return (
    <>
      {lit !== null && !isInactive && <Lazy load={loadHintLight} props={{ play, hint: lit }} />}
      {hasHand && <Lazy load={loadTeacherHint} props={{ play }} />}
      {begun.current === play && !hasHand && lit === null && !isInactive && (
        <Lazy
          load={needsFreeSpace(play.internals.mirror.rules.puzzle) ? loadHandBesidePlaces : loadHintHand}
          props={{ play }}
        />
      )}
    </>
  );
}

/** Asks which cards are right, and says what was found to everybody who has the board open. */
import { CircleCheck } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { checkWords } from '#client/i18n/words/student/check-words.ts';
import { describeCheck } from '#client/play/check/describe-check.ts';
import type { Play } from '#client/play/play.ts';
import { ToolButton } from './tool-button.tsx';

export function CheckTool({ play }: { readonly play: Play }) {
  const found = play.checked.value;
  // What was found before this tool was here is no news.
  const announced = useRef(found);
  useEffect(() => {
    if (found === null || found === announced.current) return;
    announced.current = found;
    const { pieces } = play.keyboard.puzzle;
    const sentence = describeCheck(found, pieces);
    if (play.keyboard.isOpen.peek()) play.keyboard.announce(sentence);
    // A slow reader has time until a card is moved. Once all are right none is moved any more, and the page says that it is solved.
    else play.announce(sentence, found.right === pieces ? undefined : play.checked);
  }, [found]);
  // A replay shows another board than the sentence is about.
  useEffect(
    () => () => {
      play.checked.value = null;
    },
    [play],
  );
  return (
    <ToolButton play={play} icon={CircleCheck} needsNoDrawing onPress={() => play.check()}>
      {checkWords.value.check}
    </ToolButton>
  );
}

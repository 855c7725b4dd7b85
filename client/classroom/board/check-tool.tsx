/** Asks which cards are right, and says what was found to everybody who has the board open. */
import { SpellCheck } from 'lucide';
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
    const sentence = describeCheck(found, play.keyboard.puzzle.pieces);
    if (play.keyboard.isOpen.peek()) play.keyboard.announce(sentence);
    else play.announce(sentence, true);
  }, [found]);
  return (
    <ToolButton play={play} icon={SpellCheck} needsNoDrawing onPress={() => play.check()}>
      {checkWords.value.check}
    </ToolButton>
  );
}

/** The question of a class in which the name has a seat already: is it theirs, on another device? The teacher decides about a yes. */
import { useEffect, useRef } from 'preact/hooks';
import { wasHereWords } from '#client/i18n/words/student/was-here-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { JoinFlow } from './join-flow.ts';

interface WasHereProps {
  readonly flow: JoinFlow;
  readonly onAnswer: (returning: boolean) => void;
}

export function WasHere({ flow: { preview, name, chosenNumber }, onAnswer }: WasHereProps) {
  const say = wasHereWords.value;
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => question.current?.focus(), []);
  const chosen = preview?.choices.find(({ number }) => number === chosenNumber);
  return (
    <div class="stack was-here">
      <h2 ref={question} tabIndex={-1}>
        {say.wereYouHere(chosen?.name ?? name.trim())}
      </h2>
      <p>{say.teacherLetsIn}</p>
      <div class="join-end">
        <Button class="button join-go" kind="primary" onClick={() => onAnswer(true)}>
          {say.yes}
        </Button>
        <Button onClick={() => onAnswer(false)}>{chosen === undefined ? say.noNew : say.noOther}</Button>
      </div>
    </div>
  );
}

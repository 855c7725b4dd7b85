/** The panel of keyboard play, for keys, a switch or a screen reader: announcement, commands, loose pieces and picture, all as buttons. */
import { X } from 'lucide';
import { useEffect } from 'preact/hooks';
import { checkWords } from '#client/i18n/words/student/check-words.ts';
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import type { KeyboardMode } from '#client/play/keyboard/keyboard-mode.ts';
import { keyboardPlayOf } from '#client/play/keyboard/keyboard-play.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { PieceNoun } from '#shared/puzzle/kinds/registry.ts';
import { BasketShelf } from './basket-shelf.tsx';
import { LoosePieces } from './loose-pieces.tsx';
import { PictureGrid } from './picture-grid.tsx';
import './keyboard-panel.css';

export function KeyboardPanel({ keyboard: mode }: { readonly keyboard: KeyboardMode }) {
  const keyboard = keyboardPlayOf(mode);
  useEffect(() => keyboard.begin(), [mode.opening.value, mode.version.value]);
  const say = keyboardWords.value;
  const { value: announcement } = mode.announcement;
  const isChosen = mode.chosen.value !== null;
  const showsSteps = announcement.trim() === say.instructions(keyboard.noun);
  return (
    <section
      class="keyboard-panel"
      aria-label={say.panel}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        keyboard.letGo();
      }}
    >
      <div class="keyboard-top">
        <div class="keyboard-words">
          {isChosen && (
            // Read aloud, what happened comes first.
            <p class="keyboard-next" aria-hidden="true">
              {say.choosePlace}
            </p>
          )}
          <p class={showsSteps ? 'unseen' : 'keyboard-announcement'} role="status">
            {announcement}
          </p>
          {showsSteps && <Steps noun={keyboard.noun} />}
        </div>
        <Button kind="quiet" icon={X} label={say.close} onClick={() => mode.close()} />
      </div>
      <div class="keyboard-actions">
        <Button onClick={() => keyboard.listFitting()}>{say.fittingPieces(keyboard.noun)}</Button>
        {keyboard.canHint && (
          <Button aria-disabled={!isChosen} onClick={() => keyboard.hint()}>
            {say.hint}
          </Button>
        )}
        {keyboard.canTurn && (
          <Button aria-disabled={!isChosen} onClick={() => keyboard.turn()}>
            {say.turn}
          </Button>
        )}
        <Button aria-disabled={!isChosen} onClick={() => keyboard.letGo()}>
          {say.putDown}
        </Button>
        {keyboard.canCheck && <Button onClick={() => keyboard.check()}>{checkWords.value.check}</Button>}
        {mode.hints.count.value > 0 && <span class="hint">{say.hints(mode.hints.count.value)}</span>}
      </div>
      <BasketShelf keyboard={keyboard} />
      <LoosePieces keyboard={keyboard} />
      <PictureGrid keyboard={keyboard} />
    </section>
  );
}

/** The instructions for the eye: a step a line, with its keys. */
function Steps({ noun }: { readonly noun: PieceNoun }) {
  const { take, steps } = keyboardWords.value;
  const { put, back } = steps;
  const keys = [
    [take(noun), 'Enter'],
    [put, '← ↑ ↓ →', 'Enter'],
    [back, 'Esc'],
  ];
  return (
    <ol class="keyboard-steps" aria-hidden="true">
      {keys.map(([step, ...caps]) => (
        <li key={step}>
          {step}
          {caps.map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
        </li>
      ))}
    </ol>
  );
}

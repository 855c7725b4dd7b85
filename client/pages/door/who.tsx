/** Who one is, without typing: a number or a name to tap, or a generated name to take or spin on. */
import { Check, RefreshCw } from 'lucide';
import { useId } from 'preact/hooks';
import type { JoinLook, SeatChoice } from '../../../shared/protocol/answers.ts';
import { doorWords } from '../../i18n/words/door.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { SeatMark } from '../../ui/seat-mark.tsx';

interface TapProps {
  readonly look: JoinLook;
  readonly chosen: number | null;
  readonly onChoose: (number: number) => void;
}

/** Radio buttons: one tap chooses, "Go in" goes in, so that a slip of a finger takes nobody's place. */
export function Tap({ look: { naming, choices }, chosen, onChoose }: TapProps) {
  const say = doorWords.value;
  const name = useId();
  return (
    <fieldset class="tap" data-naming={naming}>
      <legend class="label">{naming === 'numbers' ? say.tapNumber : say.tapName}</legend>
      <div>
        {choices.map((choice) => (
          <label class="choice" key={choice.number} data-taken={choice.taken}>
            <input
              type="radio"
              name={name}
              checked={choice.number === chosen}
              onChange={() => onChoose(choice.number)}
            />
            <span>
              <Mark {...choice} />
              <bdi>{choice.name}</bdi>
              {choice.taken && <span class="unseen">{say.taken}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Mark({ taken, hue, shape }: SeatChoice) {
  return taken ? <Icon of={Check} /> : <SeatMark hue={hue} shape={shape} />;
}

interface SpinProps {
  readonly offers: readonly string[];
  readonly spin: number;
  readonly onSpin: (spin: number) => void;
}

export function Spin({ offers, spin, onSpin }: SpinProps) {
  const say = doorWords.value;
  const left = offers.length - 1 - spin;
  return (
    <div class="spin">
      <p class="label">{say.friendly}</p>
      <output class="friendly-name">{offers[spin]}</output>
      <Button icon={RefreshCw} onClick={() => left > 0 && onSpin(spin + 1)} aria-disabled={left <= 0}>
        {say.spin(Math.max(0, left))}
      </Button>
    </div>
  );
}

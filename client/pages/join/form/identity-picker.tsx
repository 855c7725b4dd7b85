/** Chooses an identity without typing: a number or name of a list, or a generated nickname. */
import { Check, RefreshCw } from 'lucide';
import { useId } from 'preact/hooks';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { longestWordEms } from '#client/ui/longest-word.ts';
import { SeatMark } from '#client/ui/seat/seat-mark.tsx';
import type { JoinPreview, SeatChoice } from '#shared/protocol/http/responses.ts';

interface SeatPickerProps {
  readonly preview: JoinPreview;
  readonly chosen: number | null;
  readonly onChoose: (number: number) => void;
}

/** Radio buttons: a tap chooses and a button joins, so that a slip of the finger takes no other student's seat. */
export function SeatPicker({ preview: { naming, choices }, chosen, onChoose }: SeatPickerProps) {
  const say = joinWords.value;
  const name = useId();
  return (
    <fieldset class="seat-picker" data-naming={naming}>
      <legend class="label">{naming === 'numbers' ? say.chooseNumber : say.chooseName}</legend>
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
              <ChoiceMark {...choice} />
              <bdi translate={false} style={{ '--longest': longestWordEms(choice.name) }}>
                {choice.name}
              </bdi>
              {choice.taken && <span class="unseen">{say.taken}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function ChoiceMark({ taken, hue, shape }: SeatChoice) {
  return taken ? <Icon icon={Check} /> : <SeatMark hue={hue} shape={shape} />;
}

interface NicknamePickerProps {
  readonly offers: readonly string[];
  readonly offerIndex: number;
  readonly onNext: (offerIndex: number) => void;
}

export function NicknamePicker({ offers, offerIndex, onNext }: NicknamePickerProps) {
  const say = joinWords.value;
  const left = offers.length - 1 - offerIndex;
  return (
    <div class="nickname-picker">
      <p class="label">{say.nickname}</p>
      <output class="nickname">{offers[offerIndex]}</output>
      <Button icon={RefreshCw} onClick={() => left > 0 && onNext(offerIndex + 1)} aria-disabled={left <= 0}>
        {say.nextNickname(Math.max(0, left))}
      </Button>
    </div>
  );
}

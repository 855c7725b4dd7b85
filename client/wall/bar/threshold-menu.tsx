/** When a board is marked: every attention rule in words, with the threshold that the teacher sets for the class. */
import { BellRing } from 'lucide';
import { useId } from 'preact/hooks';
import { attentionDuration, attentionWords } from '#client/i18n/words/teacher/attention-words.ts';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { ATTENTION_RULES, type AttentionRule, type Thresholds as Values } from '#shared/attention/attention-rules.ts';

/** The options of each rule, besides "never". Seconds, or times. */
const OFFERED: Readonly<Record<AttentionRule, readonly number[]>> = {
  noJoin: [60, 120, 180, 240, 300, 480, 600],
  samePlace: [3, 4, 5, 6, 8],
  putBack: [4, 6, 8, 10],
  idle: [30, 60, 120, 180, 300, 600],
};

interface ThresholdMenuProps {
  readonly values: Values;
  /** Sets one rule; the others stay. */
  readonly onSet: (values: Partial<Values>) => void;
  /** In a menu, not in the bar. */
  readonly isInMenu: boolean;
}

export function ThresholdMenu({ values, onSet, isInMenu }: ThresholdMenuProps) {
  const say = attentionWords.value;
  return (
    <Popover
      label={say.thresholds}
      heading={say.thresholds}
      icon={BellRing}
      hasVisibleLabel
      kind={isInMenu ? 'plain' : 'quiet'}
    >
      <div class="stack">
        <p class="hint">{say.thresholdsHint}</p>
        {ATTENTION_RULES.map((rule) => (
          <ThresholdRow key={rule} rule={rule} value={values[rule]} onSet={(value) => onSet({ [rule]: value })} />
        ))}
      </div>
    </Popover>
  );
}

interface ThresholdRowProps {
  readonly rule: AttentionRule;
  readonly value: number;
  readonly onSet: (value: number) => void;
}

function ThresholdRow({ rule, value, onSet }: ThresholdRowProps) {
  const say = attentionWords.value;
  const id = useId();
  const isDuration = rule === 'noJoin' || rule === 'idle';
  const offered = OFFERED[rule].includes(value) || value === 0 ? OFFERED[rule] : [...OFFERED[rule], value];
  return (
    <div class="field">
      <label for={id}>{say.rules[rule]}</label>
      <select id={id} value={String(value)} onChange={({ currentTarget }) => onSet(Number(currentTarget.value))}>
        {[...offered]
          .sort((a, b) => a - b)
          .map((each) => (
            <option key={each} value={String(each)}>
              {isDuration ? attentionDuration(each) : say.times(each)}
            </option>
          ))}
        <option value="0">{say.never}</option>
      </select>
    </div>
  );
}

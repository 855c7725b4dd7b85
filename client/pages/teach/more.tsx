/** What most teachers leave as it is. */
import { CAPACITY_MAX, PASSWORD_LENGTH_MAX, TITLE_LENGTH_MAX } from '../../../shared/limits.ts';
import { EASES, TAB_SIZES } from '../../../shared/puzzle/puzzle.ts';
import { teachWords } from '../../i18n/words/teach.ts';
import { Choices } from '../../ui/controls/choices.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { TroubleLine } from '../../ui/controls/trouble.tsx';
import { type ClassWish, capacityOf } from './wish.ts';

interface MoreProps {
  readonly wish: ClassWish;
  readonly onWish: (wish: ClassWish) => void;
}

export function More({ wish, onWish }: MoreProps) {
  const say = teachWords.value;
  return (
    <div class="more stack">
      <Field
        label={say.title}
        hint={say.titleHint}
        autoComplete="off"
        maxLength={TITLE_LENGTH_MAX}
        value={wish.title}
        onInput={({ currentTarget: { value } }) => onWish({ ...wish, title: value })}
      />
      <Field
        label={say.capacity}
        inputMode="numeric"
        autoComplete="off"
        value={wish.capacity}
        trouble={
          capacityOf(wish) === null ? (id) => <TroubleLine id={id} says={say.badCapacity(CAPACITY_MAX)} /> : null
        }
        onInput={({ currentTarget: { value } }) => onWish({ ...wish, capacity: value })}
      />
      <Field
        label={say.password}
        hint={say.passwordHint}
        autoComplete="off"
        maxLength={PASSWORD_LENGTH_MAX}
        value={wish.password}
        onInput={({ currentTarget: { value } }) => onWish({ ...wish, password: value })}
      />
      <div>
        <Choices
          legend={say.ease}
          of={EASES.map((value) => ({ value, label: say.eases[value] }))}
          chosen={wish.ease}
          onChoose={(ease) => onWish({ ...wish, ease })}
        />
        <p class="hint" role="status">
          {say.easeHints[wish.ease]}
        </p>
      </div>
      <Choices
        legend={say.tab}
        of={TAB_SIZES.map((value) => ({ value, label: say.tabs[value] }))}
        chosen={wish.tab}
        onChoose={(tab) => onWish({ ...wish, tab })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={wish.turns}
          onChange={({ currentTarget: { checked } }) => onWish({ ...wish, turns: checked })}
        />
        <span>
          <b>{say.turns}</b>
          <span class="hint">{say.turnsHint}</span>
        </span>
      </label>
    </div>
  );
}

/** What most teachers leave as it is. */
import { useId } from 'preact/hooks';
import {
  CAPACITY_MAX,
  CUTS_MAX,
  NAME_LENGTH_MAX,
  PASSWORD_LENGTH_MAX,
  TITLE_LENGTH_MAX,
} from '../../../shared/limits.ts';
import { NAMINGS } from '../../../shared/protocol/events.ts';
import { EASES, TAB_SIZES } from '../../../shared/puzzle/puzzle.ts';
import type { Size } from '../../../shared/puzzle/sizes.ts';
import { teachWords } from '../../i18n/words/teach.ts';
import { Choices } from '../../ui/controls/choices.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Picks } from '../../ui/controls/picks.tsx';
import { TroubleLine } from '../../ui/controls/trouble.tsx';
import { type ClassWish, capacityOf, listTrouble, namesOf } from './wish.ts';

const DOORS = ['code', 'open'] as const;

interface WishProps {
  readonly wish: ClassWish;
  readonly onWish: (wish: ClassWish) => void;
}

interface MoreProps extends WishProps {
  /** The class is open already: what is the class's own is not asked. */
  readonly isNext: boolean;
  /** Sizes that the picture can have beside the one that everybody begins with. */
  readonly sizes: readonly Size[];
  /** Pieces of those that are made ready. */
  readonly others: ReadonlySet<number>;
  readonly onOthers: (pieces: ReadonlySet<number>) => void;
}

export function More({ wish, onWish, isNext, sizes, others, onOthers }: MoreProps) {
  const say = teachWords.value;
  return (
    <div class="more stack">
      <Picks
        legend={say.others}
        hint={say.othersHint}
        of={sizes.map(({ pieces }) => ({ value: pieces, label: String(pieces) }))}
        picked={others}
        most={CUTS_MAX - 1}
        onPick={onOthers}
      />
      {!isNext && <ClassFacts wish={wish} onWish={onWish} />}
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
      <label class="check">
        <input
          type="checkbox"
          checked={wish.hints}
          onChange={({ currentTarget: { checked } }) => onWish({ ...wish, hints: checked })}
        />
        <span>
          <b>{say.hints}</b>
          <span class="hint">{say.hintsHint}</span>
        </span>
      </label>
    </div>
  );
}

/** What is the class's own, and set once. */
function ClassFacts({ wish, onWish }: WishProps) {
  const say = teachWords.value;
  return (
    <>
      <Field
        label={say.title}
        hint={say.titleHint}
        autoComplete="off"
        maxLength={TITLE_LENGTH_MAX}
        value={wish.title}
        onInput={({ currentTarget: { value } }) => onWish({ ...wish, title: value })}
      />
      <div>
        <Choices
          legend={say.naming}
          of={NAMINGS.map((value) => ({ value, label: say.namings[value] }))}
          chosen={wish.naming}
          onChoose={(naming) => onWish({ ...wish, naming })}
        />
        <p class="hint" role="status">
          {say.namingHints[wish.naming]}
        </p>
      </div>
      {wish.naming === 'list' ? (
        <Names wish={wish} onWish={onWish} />
      ) : (
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
      )}
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
          legend={say.door}
          of={DOORS.map((value) => ({ value, label: say.doors[value] }))}
          chosen={wish.door}
          onChoose={(door) => onWish({ ...wish, door })}
        />
        <p class="hint" role="status">
          {say.doorHints[wish.door]}
        </p>
      </div>
    </>
  );
}

/** The list that she pastes; how many names it has stands below it. */
function Names({ wish, onWish }: WishProps) {
  const say = teachWords.value;
  const id = useId();
  const trouble = listTrouble(wish);
  const isBad = trouble === 'many' || trouble === 'long';
  return (
    <div class="field">
      <label for={id}>{say.names}</label>
      <textarea
        id={id}
        rows={6}
        aria-describedby={`${id}-hint`}
        aria-invalid={isBad}
        value={wish.names}
        onInput={({ currentTarget: { value } }) => onWish({ ...wish, names: value })}
      />
      {isBad ? (
        <TroubleLine
          id={`${id}-hint`}
          says={trouble === 'many' ? say.namesMany(CAPACITY_MAX) : say.namesLong(NAME_LENGTH_MAX)}
        />
      ) : (
        <p class="hint" id={`${id}-hint`}>
          {trouble === 'none' ? say.namesHint : say.namesCount(namesOf(wish).length)}
        </p>
      )}
    </div>
  );
}

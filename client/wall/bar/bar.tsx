/** How the wall is arranged: in which order, which boards, how large, with or without names. */
import { EyeOff, RefreshCw, SlidersHorizontal, UserX } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { Thresholds as Values } from '../../../shared/attention/rules.ts';
import { teacherWords } from '../../i18n/words/teacher.ts';
import { wallWords } from '../../i18n/words/wall.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Popover } from '../../ui/surfaces/popover.tsx';
import { TILE_SIZES } from '../arrange/layout.ts';
import { FILTERS, SORTS } from '../arrange/order.ts';
import type { Arrangement } from '../arrangement.ts';
import { NotYet } from '../grid/wall.tsx';
import { useBarRoom } from './room.ts';
import { Thresholds } from './thresholds.tsx';

interface WallBarProps {
  readonly arrangement: Arrangement;
  readonly notYet: readonly string[];
  readonly thresholds: Values;
  readonly onThresholds: (values: Partial<Values>) => void;
  readonly still: string | null;
}

export function WallBar({ arrangement, notYet, thresholds, onThresholds, still }: WallBarProps) {
  const say = wallWords.value;
  const { sort, filter, size, areNamesHidden, isStale } = arrangement;
  const bar = useRef<HTMLDivElement>(null);
  const room = useBarRoom(bar, notYet.length > 0);
  const isMenu = room !== 'all';
  const sorts = <Select label={say.sort} of={SORTS} says={say.sorts} chosen={sort} onChoose={arrangement.sortBy} />;
  const again = (
    <Button kind="quiet" icon={RefreshCw} title={say.again} disabled={!isStale} onClick={arrangement.sortAgain}>
      <span class="word">{say.again}</span>
    </Button>
  );
  const filters = (
    <Select label={say.filter} of={FILTERS} says={say.filters} chosen={filter} onChoose={arrangement.show} />
  );
  const others = (
    <>
      <Select label={say.size} of={TILE_SIZES} says={say.sizes} chosen={size} onChoose={arrangement.resize} />
      <Button
        kind={isMenu ? 'plain' : 'quiet'}
        icon={EyeOff}
        aria-pressed={areNamesHidden}
        onClick={() => arrangement.hideNames(!areNamesHidden)}
      >
        <span class="word">{say.hideNames}</span>
      </Button>
      <Thresholds values={thresholds} onSet={onThresholds} isInMenu={isMenu} />
    </>
  );
  return (
    <div class="wall-bar" ref={bar} role="toolbar" aria-label={say.arrange}>
      {room === 'little' ? (
        <>
          <Menu>
            {sorts}
            {filters}
            {others}
          </Menu>
          {again}
        </>
      ) : (
        <>
          {sorts}
          {again}
          {filters}
          {isMenu ? <Menu>{others}</Menu> : others}
        </>
      )}
      {notYet.length > 0 && (
        <Popover label={teacherWords.value.notYet(notYet.length)} icon={UserX} wordy>
          <NotYet names={notYet} />
        </Popover>
      )}
      {still !== null && (
        <span class="wall-still" aria-hidden="true">
          <span>{still}</span>
        </span>
      )}
    </div>
  );
}

/** What a bar has no room for, in one row. */
function Menu({ children }: { readonly children: ComponentChildren }) {
  return (
    <Popover label={wallWords.value.arrange} icon={SlidersHorizontal} wordy>
      <div class="stack wall-choices">{children}</div>
    </Popover>
  );
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly of: readonly Value[];
  readonly says: Readonly<Record<Value, string>>;
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function Select<Value extends string>({ label, of, says, chosen, onChoose }: SelectProps<Value>) {
  const id = useId();
  return (
    <span class="wall-choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="select"
        value={chosen}
        onChange={({ currentTarget: { value } }) => {
          const wanted = of.find((each) => each === value);
          if (wanted !== undefined) onChoose(wanted);
        }}
      >
        {of.map((value) => (
          <option key={value} value={value}>
            {says[value]}
          </option>
        ))}
      </select>
    </span>
  );
}

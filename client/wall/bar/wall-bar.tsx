/** How the wall is arranged: in which order, which boards, how large, with or without names. */
import { EyeOff, RefreshCw, SlidersHorizontal, UserX } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { TILE_SIZES } from '#client/wall/arrangement/tile-layout.ts';
import { TILE_FILTERS, TILE_SORTS } from '#client/wall/arrangement/tile-order.ts';
import type { Arrangement } from '#client/wall/arrangement/use-arrangement.ts';
import { NotYet } from '#client/wall/wall-grid.tsx';
import type { Thresholds as Values } from '#shared/attention/attention-rules.ts';
import { useBarSpace } from './bar-space.ts';
import { ThresholdMenu } from './threshold-menu.tsx';

interface WallBarProps {
  readonly arrangement: Arrangement;
  readonly notYet: readonly string[];
  readonly thresholds: Values;
  readonly onThresholds: (values: Partial<Values>) => void;
  readonly notice: string | null;
}

export function WallBar({ arrangement, notYet, thresholds, onThresholds, notice }: WallBarProps) {
  const say = wallWords.value;
  const { sort, filter, size, areNamesHidden, isStale } = arrangement;
  const bar = useRef<HTMLDivElement>(null);
  const space = useBarSpace(bar, notYet.length > 0);
  const isMenu = space !== 'all';
  const sortSelect = (
    <Select label={say.sort} options={TILE_SORTS} labels={say.sorts} chosen={sort} onChoose={arrangement.sortBy} />
  );
  const sortAgainButton = (
    <Button kind="quiet" icon={RefreshCw} title={say.sortAgain} disabled={!isStale} onClick={arrangement.reapplySort}>
      <span class="word">{say.sortAgain}</span>
    </Button>
  );
  const filterSelect = (
    <Select
      label={say.filter}
      options={TILE_FILTERS}
      labels={say.filters}
      chosen={filter}
      onChoose={arrangement.filterBy}
    />
  );
  const otherControls = (
    <>
      <Select
        label={say.size}
        options={TILE_SIZES}
        labels={say.sizes}
        chosen={size}
        onChoose={arrangement.setTileSize}
      />
      <Button
        kind={isMenu ? 'plain' : 'quiet'}
        icon={EyeOff}
        aria-pressed={areNamesHidden}
        onClick={() => arrangement.hideNames(!areNamesHidden)}
      >
        <span class="word">{say.hideNames}</span>
      </Button>
      <ThresholdMenu values={thresholds} onSet={onThresholds} isInMenu={isMenu} />
    </>
  );
  return (
    <div class="wall-bar" ref={bar} role="toolbar" aria-label={say.arrange}>
      {space === 'little' ? (
        <>
          <Menu>
            {sortSelect}
            {filterSelect}
            {otherControls}
          </Menu>
          {sortAgainButton}
        </>
      ) : (
        <>
          {sortSelect}
          {sortAgainButton}
          {filterSelect}
          {isMenu ? <Menu>{otherControls}</Menu> : otherControls}
        </>
      )}
      {notYet.length > 0 && (
        <Popover label={teacherWords.value.notArrived(notYet.length)} icon={UserX} hasVisibleLabel>
          <NotYet names={notYet} />
        </Popover>
      )}
      {notice !== null && (
        <span class="wall-notice" aria-hidden="true">
          <span>{notice}</span>
        </span>
      )}
    </div>
  );
}

/** What a bar has no room for, in one row. */
function Menu({ children }: { readonly children: ComponentChildren }) {
  return (
    <Popover label={wallWords.value.arrange} icon={SlidersHorizontal} hasVisibleLabel>
      <div class="stack wall-choices">{children}</div>
    </Popover>
  );
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Value[];
  readonly labels: Readonly<Record<Value, string>>;
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function Select<Value extends string>({ label, options, labels, chosen, onChoose }: SelectProps<Value>) {
  const id = useId();
  return (
    <span class="wall-choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="select"
        value={chosen}
        onChange={({ currentTarget: { value } }) => {
          const wanted = options.find((each) => each === value);
          if (wanted !== undefined) onChoose(wanted);
        }}
      >
        {options.map((value) => (
          <option key={value} value={value}>
            {labels[value]}
          </option>
        ))}
      </select>
    </span>
  );
}

/** The bar above the wall: sort, filter and size of its tiles, with or without names. Controls without room go into a menu. */
import { EyeOff, History, RefreshCw, SlidersHorizontal, UserX } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ReasonedButton } from '#client/ui/controls/reasoned-button.tsx';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { TILE_SIZES } from '#client/wall/arrangement/tile-layout.ts';
import { TILE_FILTERS, TILE_SORTS } from '#client/wall/arrangement/tile-order.ts';
import type { Arrangement } from '#client/wall/arrangement/use-arrangement.ts';
import { NotYet } from '#client/wall/grid/not-yet.tsx';
import type { Thresholds as Values } from '#shared/attention/attention-rules.ts';
import { useBarSpace } from './bar-space.ts';
import { ThresholdMenu } from './threshold-menu.tsx';
import { WallSelect } from './wall-select.tsx';
import './wall-bar.css';

interface WallBarProps {
  readonly arrangement: Arrangement;
  readonly notYet: readonly string[];
  readonly thresholds: Values;
  readonly onThresholds: (values: Partial<Values>) => void;
  /** Replays all boards side by side; null: there are none. */
  readonly onReplay: (() => void) | null;
}

export function WallBar({ arrangement, notYet, thresholds, onThresholds, onReplay }: WallBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const space = useBarSpace(bar, notYet.length > 0);
  const isMenu = space !== 'all';
  const rest = (
    <OtherControls
      arrangement={arrangement}
      thresholds={thresholds}
      onThresholds={onThresholds}
      onReplay={onReplay}
      isInMenu={isMenu}
    />
  );
  return (
    <div class="wall-bar" ref={bar} role="toolbar" aria-label={wallWords.value.arrange}>
      {space === 'little' ? (
        <>
          <Menu>
            <SortSelect arrangement={arrangement} />
            <FilterSelect arrangement={arrangement} />
            {rest}
          </Menu>
          <SortAgainButton arrangement={arrangement} />
        </>
      ) : (
        <>
          <SortSelect arrangement={arrangement} />
          <SortAgainButton arrangement={arrangement} />
          <FilterSelect arrangement={arrangement} />
          {isMenu ? <Menu>{rest}</Menu> : rest}
        </>
      )}
      {notYet.length > 0 && (
        <Popover label={teacherWords.value.notArrived(notYet.length)} icon={UserX} hasVisibleLabel>
          <NotYet names={notYet} />
        </Popover>
      )}
    </div>
  );
}

interface ControlProps {
  readonly arrangement: Arrangement;
}

function SortSelect({ arrangement: { sort, sortBy } }: ControlProps) {
  const say = wallWords.value;
  return <WallSelect label={say.sort} options={TILE_SORTS} labels={say.sorts} chosen={sort} onChoose={sortBy} />;
}

function SortAgainButton({ arrangement: { isStale, reapplySort } }: ControlProps) {
  const say = wallWords.value;
  return (
    <ReasonedButton
      kind="quiet"
      icon={RefreshCw}
      title={say.sortAgain}
      reason={isStale ? null : say.isSorted}
      onClick={reapplySort}
    >
      <span class="word">{say.sortAgain}</span>
    </ReasonedButton>
  );
}

function FilterSelect({ arrangement: { filter, filterBy } }: ControlProps) {
  const say = wallWords.value;
  return (
    <WallSelect label={say.filter} options={TILE_FILTERS} labels={say.filters} chosen={filter} onChoose={filterBy} />
  );
}

interface OtherControlsProps extends ControlProps, Pick<WallBarProps, 'thresholds' | 'onThresholds' | 'onReplay'> {
  readonly isInMenu: boolean;
}

function OtherControls({ arrangement, thresholds, onThresholds, onReplay, isInMenu }: OtherControlsProps) {
  const say = wallWords.value;
  const { size, areNamesHidden } = arrangement;
  return (
    <>
      <WallSelect
        label={say.size}
        options={TILE_SIZES}
        labels={say.sizes}
        chosen={size}
        onChoose={arrangement.setTileSize}
      />
      <Button
        kind={isInMenu ? 'plain' : 'quiet'}
        icon={EyeOff}
        aria-pressed={areNamesHidden}
        onClick={() => arrangement.hideNames(!areNamesHidden)}
      >
        <span class="word">{say.hideNames}</span>
      </Button>
      {onReplay !== null && (
        <Button kind={isInMenu ? 'plain' : 'quiet'} icon={History} onClick={onReplay}>
          <span class="word">{say.replayAll}</span>
        </Button>
      )}
      <ThresholdMenu values={thresholds} onSet={onThresholds} isInMenu={isInMenu} />
    </>
  );
}

/** What the bar has no room for. */
function Menu({ children }: { readonly children: ComponentChildren }) {
  return (
    <Popover label={wallWords.value.arrange} heading={wallWords.value.arrange} icon={SlidersHorizontal} hasVisibleLabel>
      <div class="rows wall-choices">{children}</div>
    </Popover>
  );
}

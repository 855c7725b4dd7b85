/** The wall where it stands: the grid with how it is arranged above it, or the strip beside what fills the middle. */
import type { BoardNumber } from '../../shared/ids.ts';
import type { ClassroomView } from '../../shared/protocol/events.ts';
import { useArrangement } from './arrangement.ts';
import { WallBar } from './bar.tsx';
import { type Asking, entriesOf } from './entries.ts';
import type { LiveWall } from './live.ts';
import { Wall } from './wall.tsx';

interface WallPlaceProps {
  readonly live: LiveWall;
  readonly view: ClassroomView;
  readonly asking: Asking;
  readonly shows: 'grid' | 'strip';
  readonly chosen: BoardNumber | null;
  readonly onChoose: (board: BoardNumber) => void;
  readonly names: readonly [boolean, (hidden: boolean) => void];
  /** Told of the order in which tiles stand. */
  readonly order: { current: readonly BoardNumber[] };
}

export function WallPlace({ live, view, asking, shows, chosen, onChoose, names, order }: WallPlaceProps) {
  const entries = entriesOf(view, live, asking, names[0]);
  const arrangement = useArrangement(entries, names);
  order.current = arrangement.order;
  return (
    <>
      {shows === 'grid' && <WallBar arrangement={arrangement} notYet={view.notYet} />}
      <Wall
        live={live}
        view={view}
        entries={entries}
        order={arrangement.order}
        shows={shows}
        size={arrangement.size}
        chosen={chosen}
        onChoose={onChoose}
      />
    </>
  );
}

/** The wall where it stands: the grid with how it is arranged above it, or the strip beside what fills the middle. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { THRESHOLDS_DEFAULT, type Thresholds } from '../../shared/attention/rules.ts';
import type { BoardNumber } from '../../shared/ids.ts';
import type { ClassroomView } from '../../shared/protocol/events.ts';
import { type Marks, newsOf } from './arrange/news.ts';
import { useArrangement } from './arrangement.ts';
import { WallBar } from './bar/bar.tsx';
import { type Asking, entriesOf } from './entries.ts';
import { Wall } from './grid/wall.tsx';
import type { LiveWall } from './live.ts';

interface WallPlaceProps {
  readonly live: LiveWall;
  readonly view: ClassroomView;
  readonly asking: Asking;
  readonly shows: 'grid' | 'strip';
  readonly chosen: BoardNumber | null;
  readonly onChoose: (board: BoardNumber) => void;
  readonly names: readonly [boolean, (hidden: boolean) => void];
  readonly onThresholds: (values: Partial<Thresholds>) => void;
  /** Why nothing is moved on any board; null: they are played at. */
  readonly still: string | null;
  /** Told of the order in which tiles stand. */
  readonly order: { current: readonly BoardNumber[] };
}

export function WallPlace(props: WallPlaceProps) {
  const { live, view, asking, shows, chosen, onChoose, onThresholds, names, still, order } = props;
  const entries = entriesOf(view, live, asking, names[0]);
  const arrangement = useArrangement(entries, names);
  order.current = arrangement.order;
  return (
    <>
      {shows === 'grid' && (
        <WallBar
          arrangement={arrangement}
          notYet={view.notYet}
          thresholds={view.led.hers?.thresholds ?? THRESHOLDS_DEFAULT}
          onThresholds={onThresholds}
          still={still}
        />
      )}
      <News marks={entries} />
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

/** What came up is read out together, not more often than so. Milliseconds. */
const NEWS_MS = 6_000;

/** One status line for all tiles: a class of thirty would never stop talking. */
function News({ marks }: { readonly marks: Marks }) {
  const [news, setNews] = useState('');
  const latest = useRef(marks);
  latest.current = marks;
  const before = useRef<Marks>(new Map());
  // What a board was when it was first seen is no news; all that comes after is.
  useEffect(() => {
    before.current = new Map([...marks, ...before.current]);
  }, [marks]);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = latest.current;
      const came = newsOf(before.current, now);
      before.current = now;
      if (came !== '') setNews(came);
    }, NEWS_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="unseen" role="status">
      {news}
    </p>
  );
}

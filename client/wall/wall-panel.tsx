/** The wall where it stands: the grid with how it is arranged above it, or the strip beside what fills the middle. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { THRESHOLDS_DEFAULT, type Thresholds } from '#shared/attention/attention-rules.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { announceChanges, type MarkedBoards } from './arrangement/announcements.ts';
import { useArrangement } from './arrangement/use-arrangement.ts';
import { WallBar } from './bar/wall-bar.tsx';
import type { LiveWall } from './live/live-wall.ts';
import { type HelpRequests, wallEntries } from './wall-entries.ts';
import { WallGrid } from './wall-grid.tsx';

interface WallPanelProps {
  readonly live: LiveWall;
  readonly view: ClassroomView;
  readonly helpRequests: HelpRequests;
  readonly shows: 'grid' | 'strip';
  readonly chosen: BoardNumber | null;
  readonly onChoose: (board: BoardNumber) => void;
  readonly namesHidden: readonly [boolean, (hidden: boolean) => void];
  readonly onThresholds: (values: Partial<Thresholds>) => void;
  /** Why nothing is moved on any board; null: they are played at. */
  readonly notice: string | null;
  /** Told of the order in which tiles stand. */
  readonly order: { current: readonly BoardNumber[] };
}

export function WallPanel(props: WallPanelProps) {
  const { live, view, helpRequests, shows, chosen, onChoose, onThresholds, namesHidden, notice, order } = props;
  const entries = wallEntries(view, live, helpRequests, namesHidden[0]);
  const arrangement = useArrangement(entries, namesHidden);
  order.current = arrangement.order;
  return (
    <>
      {shows === 'grid' && (
        <WallBar
          arrangement={arrangement}
          notYet={view.notYet}
          thresholds={view.controls.teacherOnly?.thresholds ?? THRESHOLDS_DEFAULT}
          onThresholds={onThresholds}
          notice={notice}
        />
      )}
      <Announcements marks={entries} />
      <WallGrid
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
const ANNOUNCE_EVERY_MS = 6_000;

/** One status line for all tiles: a class of thirty would never stop talking. */
function Announcements({ marks }: { readonly marks: MarkedBoards }) {
  const [announcement, setAnnouncement] = useState('');
  const latest = useRef(marks);
  latest.current = marks;
  const before = useRef<MarkedBoards>(new Map());
  // What a board was when it was first seen is no news; all that comes after is.
  useEffect(() => {
    before.current = new Map([...marks, ...before.current]);
  }, [marks]);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = latest.current;
      const sentence = announceChanges(before.current, now);
      before.current = now;
      if (sentence !== '') setAnnouncement(sentence);
    }, ANNOUNCE_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="unseen" role="status">
      {announcement}
    </p>
  );
}

/** The wall on the teacher's page: the grid under its bar, or the strip beside the board that fills the middle. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { THRESHOLDS_DEFAULT, type Thresholds } from '#shared/attention/attention-rules.ts';
import type { ActivityId, BoardNumber } from '#shared/ids.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { announceChanges, type MarkedBoards } from './arrangement/announcements.ts';
import { useArrangement } from './arrangement/use-arrangement.ts';
import { WallBar } from './bar/wall-bar.tsx';
import { WallGrid } from './grid/wall-grid.tsx';
import type { LiveWall } from './live-wall.ts';
import type { BoardReplayContext } from './side-by-side/opened-board.tsx';
import { type HelpRequests, wallEntries } from './wall-entries.ts';

const loadSideBySide = () =>
  import('./side-by-side/side-by-side-dialog.tsx').then(({ SideBySideDialog }) => SideBySideDialog);

interface WallPanelProps {
  readonly live: LiveWall;
  readonly view: ClassroomView;
  readonly helpRequests: HelpRequests;
  readonly shows: 'grid' | 'strip';
  readonly chosen: BoardNumber | null;
  readonly onChoose: (board: BoardNumber) => void;
  readonly namesHidden: readonly [boolean, (hidden: boolean) => void];
  readonly onThresholds: (values: Partial<Thresholds>) => void;
  /** By what a board is watched alone in a replay. */
  readonly watching: Pick<BoardReplayContext, 'link' | 'page' | 'tools'>;
  /** Receives the order of the tiles. */
  readonly order: { current: readonly BoardNumber[] };
}

export function WallPanel(props: WallPanelProps) {
  const { live, view, helpRequests, shows, chosen, onChoose, onThresholds, namesHidden, order, watching } = props;
  const entries = wallEntries(view, live, helpRequests, namesHidden[0]);
  const arrangement = useArrangement(entries, namesHidden);
  order.current = arrangement.order;
  const [replayed, setReplayed] = useState<ActivityId | null>(null);
  const { activity } = view;
  return (
    <>
      {shows === 'grid' && (
        <WallBar
          arrangement={arrangement}
          notYet={view.notYet}
          thresholds={view.controls.teacherOnly?.thresholds ?? THRESHOLDS_DEFAULT}
          onThresholds={onThresholds}
          onReplay={activity === null || entries.size === 0 ? null : () => setReplayed(activity.id)}
        />
      )}
      <Announcements marks={entries} />
      {replayed !== null && (
        <Lazy
          load={loadSideBySide}
          props={{
            ...watching,
            classroom: view.id,
            title: view.title,
            thresholds: view.controls.teacherOnly?.thresholds ?? THRESHOLDS_DEFAULT,
            activity: replayed,
            areNamesHidden: namesHidden[0],
            onClose: () => setReplayed(null),
          }}
        />
      )}
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

/** Changes are announced together, at most this often. Milliseconds. */
const ANNOUNCE_EVERY_MS = 6_000;

/** One status line for all tiles: one for each of thirty would never stop speaking. */
function Announcements({ marks }: { readonly marks: MarkedBoards }) {
  const [announcement, setAnnouncement] = useState('');
  const latest = useRef(marks);
  latest.current = marks;
  const before = useRef<MarkedBoards>(new Map());
  // The first mark of a board is not announced; every later change is.
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

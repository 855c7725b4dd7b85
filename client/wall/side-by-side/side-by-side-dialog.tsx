/** All boards of an activity replayed side by side, over the whole page: their tiles, and one bar for all. */
import { LayoutGrid } from 'lucide';
import type { RefObject } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { replayWords } from '#client/i18n/words/replay-words.ts';
import { useReplayKeys } from '#client/play/replay/use-replay-keys.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { DialogHead } from '#client/ui/surfaces/dialog.tsx';
import { exposeSideBySide } from '#client/wall/expose-wall.ts';
import { WallGrid } from '#client/wall/grid/wall-grid.tsx';
import type { ActivityId, BoardNumber } from '#shared/ids.ts';
import type { ActivityReplay } from '#shared/protocol/http/replay-index.ts';
import { type BoardReplayContext, OpenedBoard } from './opened-board.tsx';
import { pastEntries } from './past-entries.ts';
import { SideBySide } from './side-by-side.ts';
import { SideBySideBar } from './side-by-side-bar.tsx';
import './side-by-side.css';

export interface SideBySideDialogProps extends BoardReplayContext {
  /** Of the class. */
  readonly title: string;
  readonly activity: ActivityId;
  readonly areNamesHidden: boolean;
  readonly onClose: () => void;
}

/** The board that is replayed alone, and the wall time at which it was opened. */
interface Opened {
  readonly board: BoardNumber;
  readonly time: number;
}

export function SideBySideDialog({ activity, title, areNamesHidden, onClose, ...context }: SideBySideDialogProps) {
  const { classroom } = context;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const session = useMemo(() => new SideBySide(classroom, activity), [classroom, activity]);
  const [opened, setOpened] = useState<Opened | null>(null);
  const lastOpened = useRef<BoardNumber | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
    exposeSideBySide(session);
    session.open();
    return () => session.close();
  }, [session]);
  const say = replayWords.value;
  const replay = session.replay.value;
  const alone = replay?.boards.find(({ board }) => board.number === opened?.board);
  const open = (board: BoardNumber): void => {
    session.pause();
    lastOpened.current = board;
    setOpened({ board, time: session.wallTimeOf(board) });
  };
  return (
    <dialog ref={dialog} class="side-by-side" aria-labelledby={heading} onClose={onClose}>
      <DialogHead id={heading} title={say.sideBySide.title}>
        {alone !== undefined && (
          <Button icon={LayoutGrid} onClick={() => setOpened(null)}>
            {say.sideBySide.back}
          </Button>
        )}
      </DialogHead>
      {replay !== null && alone !== undefined && opened !== null ? (
        <OpenedBoard
          key={opened.board}
          {...context}
          activity={replay.activity}
          replay={alone}
          time={opened.time}
          onClose={() => setOpened(null)}
        />
      ) : (
        <AllBoards
          session={session}
          dialog={dialog}
          classroom={classroom}
          title={title}
          areNamesHidden={areNamesHidden}
          returnsTo={lastOpened.current}
          onOpen={open}
        />
      )}
    </dialog>
  );
}

interface AllBoardsProps extends Omit<TilesProps, 'replay'>, Pick<SideBySideDialogProps, 'classroom' | 'title'> {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  /** The board that was left, whose tile has the focus. */
  readonly returnsTo: BoardNumber | null;
}

function AllBoards({ session, dialog, classroom, title, areNamesHidden, returnsTo, onOpen }: AllBoardsProps) {
  const replay = session.replay.value;
  useReplayKeys(session, dialog, () => dialog.current?.close());
  useEffect(() => {
    // An opened dialog gives the focus to its first button, which closes it.
    const target = returnsTo === null ? '.replay-play .button' : `[data-board="${returnsTo}"]`;
    const focus = () => dialog.current?.querySelector<HTMLElement>(target)?.focus();
    const frame = requestAnimationFrame(focus);
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <>
      {replay === null ? (
        <p class="hint side-by-side-wait">{replayWords.value.loading}</p>
      ) : (
        <Tiles session={session} replay={replay} areNamesHidden={areNamesHidden} onOpen={onOpen} />
      )}
      <SideBySideBar session={session} classroom={classroom} title={title} areNamesHidden={areNamesHidden} />
    </>
  );
}

interface TilesProps {
  readonly session: SideBySide;
  readonly replay: ActivityReplay;
  readonly areNamesHidden: boolean;
  readonly onOpen: (board: BoardNumber) => void;
}

/** A component of its own: it renders at each change of a board's figures. */
function Tiles({ session, replay, areNamesHidden, onOpen }: TilesProps) {
  const entries = pastEntries(session, replay, areNamesHidden);
  return (
    <WallGrid
      live={session}
      view={{ activity: replay.activity, notYet: [] }}
      entries={entries}
      order={[...entries.keys()]}
      shows="grid"
      size="fit"
      chosen={null}
      onChoose={onOpen}
    />
  );
}

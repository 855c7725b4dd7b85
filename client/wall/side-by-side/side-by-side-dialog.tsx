/** All boards of an activity replayed side by side, over the whole page: their tiles, and one bar for all. */
import { X } from 'lucide';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { replayWords } from '#client/i18n/words/replay-words.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { useReplayKeys } from '#client/play/replay/use-replay-keys.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { exposeSideBySide } from '#client/wall/expose-wall.ts';
import { WallGrid } from '#client/wall/grid/wall-grid.tsx';
import type { ActivityId, ClassroomId } from '#shared/ids.ts';
import type { ActivityReplay } from '#shared/protocol/http/replay-index.ts';
import { pastEntries } from './past-entries.ts';
import { SideBySide } from './side-by-side.ts';
import { SideBySideBar } from './side-by-side-bar.tsx';
import './side-by-side.css';

export interface SideBySideDialogProps {
  readonly classroom: ClassroomId;
  readonly activity: ActivityId;
  readonly areNamesHidden: boolean;
  readonly onClose: () => void;
}

export function SideBySideDialog({ classroom, activity, areNamesHidden, onClose }: SideBySideDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const session = useMemo(() => new SideBySide(classroom, activity), [classroom, activity]);
  useEffect(() => {
    dialog.current?.showModal();
    // An opened dialog gives the focus to its first button, which closes it.
    dialog.current?.querySelector<HTMLElement>('.replay-buttons .button')?.focus();
    exposeSideBySide(session);
    session.open();
    return () => session.close();
  }, [session]);
  useReplayKeys(session, dialog, () => dialog.current?.close());
  const say = replayWords.value;
  const replay = session.replay.value;
  return (
    <dialog ref={dialog} class="side-by-side" aria-label={say.sideBySide.title} onClose={onClose}>
      <div class="side-by-side-head">
        <h2>{say.sideBySide.title}</h2>
        <Button kind="quiet" icon={X} label={sharedWords.value.close} onClick={() => dialog.current?.close()} />
      </div>
      {replay === null ? (
        <p class="hint side-by-side-wait">{say.loading}</p>
      ) : (
        <Tiles session={session} replay={replay} areNamesHidden={areNamesHidden} />
      )}
      <SideBySideBar session={session} />
    </dialog>
  );
}

interface TilesProps {
  readonly session: SideBySide;
  readonly replay: ActivityReplay;
  readonly areNamesHidden: boolean;
}

/** A component of its own: it renders at each change of a board's figures. */
function Tiles({ session, replay, areNamesHidden }: TilesProps) {
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
      onChoose={() => undefined}
    />
  );
}

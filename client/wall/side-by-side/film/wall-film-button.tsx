/** Among the buttons of a replay side by side: saves a film of all boards. */
import { Clapperboard } from 'lucide';
import { useState } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { filmWords } from '#client/i18n/words/film-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { dayOf } from '#client/wall/film/file-day.ts';
import type { OpenSource } from '#client/wall/film/film-session.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ActivityReplay } from '#shared/protocol/http/replay-index.ts';
import type { Alignment } from '#shared/replay/class-timeline.ts';
import { fileNameOf } from '#shared/text/file-name.ts';
import type { SideBySide } from '../side-by-side.ts';

export interface WallFilmButtonProps {
  readonly session: SideBySide;
  readonly classroom: ClassroomId;
  /** Of the class. */
  readonly title: string;
}

/** What the logs were, and how they were lined up, when the dialog opened. */
interface Filmed {
  readonly replay: ActivityReplay;
  readonly alignment: Alignment;
}

const loadDialog = () => import('#client/wall/film/film-dialog.tsx').then(({ FilmDialog }) => FilmDialog);

export function WallFilmButton({ session, classroom, title }: WallFilmButtonProps) {
  const say = filmWords.value;
  const [filmed, setFilmed] = useState<Filmed | null>(null);
  const replay = session.replay.value;
  const isReady = replay?.boards.some(({ segments }) => segments.length > 0) === true;
  const open = () => {
    session.pause();
    if (isReady) setFilmed({ replay, alignment: session.alignment.peek() });
  };
  return (
    <>
      <Button kind="quiet" icon={Clapperboard} label={say.save} aria-disabled={!isReady} onClick={open} />
      {filmed !== null && (
        <Lazy
          load={loadDialog}
          props={{
            what: say.whatOfAll,
            openSource: sourceOf(classroom, filmed),
            fileName: (ending: string) =>
              fileNameOf(
                title,
                (safe) => filmWords.peek().fileNameOfAll(safe, dayOf(lastTimeOf(filmed.replay))),
                ending,
              ),
            onClose: () => setFilmed(null),
          }}
        />
      )}
    </>
  );
}

function lastTimeOf({ boards }: ActivityReplay): number {
  return boards.reduce(
    (latest, { segments, lastTime }) => (segments.length === 0 ? latest : Math.max(latest, lastTime)),
    0,
  );
}

function sourceOf(classroom: ClassroomId, filmed: Filmed): OpenSource {
  return async (hasNames, onWaiting) => {
    const { openWallFilm } = await import('./wall-film.ts');
    return openWallFilm({ classroom, ...filmed, hasNames, onWaiting });
  };
}

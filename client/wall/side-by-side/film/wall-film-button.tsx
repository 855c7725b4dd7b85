/** Among the buttons of a replay side by side: saves a film of all boards. */
import { filmWords } from '#client/i18n/words/film-words.ts';
import { dayOf } from '#client/wall/film/file-day.ts';
import { FilmButton } from '#client/wall/film/film-button.tsx';
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

export function WallFilmButton({ session, classroom, title }: WallFilmButtonProps) {
  const replay = session.replay.value;
  const isReady = replay?.boards.some(({ segments }) => segments.length > 0) === true;
  const film = (filmed: Filmed) => ({
    openSource: sourceOf(classroom, filmed),
    fileName: (ending: string) =>
      fileNameOf(title, (safe) => filmWords.peek().fileNameOfAll(safe, dayOf(lastTimeOf(filmed.replay))), ending),
  });
  return (
    <FilmButton
      what={filmWords.value.whatOfAll}
      film={isReady ? () => film({ replay, alignment: session.alignment.peek() }) : null}
      onPress={() => session.pause()}
    />
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

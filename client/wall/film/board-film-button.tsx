/** Among the tools of a replay: saves a film of its board. */
import { filmWords } from '#client/i18n/words/film-words.ts';
import { memberAppearance } from '#client/play/replay/member-appearance.ts';
import type { ReplaySession } from '#client/play/replay/replay-session.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ReplayIndex } from '#shared/protocol/http/replay-index.ts';
import { fileNameOf } from '#shared/text/file-name.ts';
import { dayOf } from './file-day.ts';
import { FilmButton } from './film-button.tsx';
import type { OpenSource } from './film-session.ts';

export interface BoardFilmButtonProps {
  readonly session: ReplaySession;
  readonly classroom: ClassroomId;
  /** Of the class. */
  readonly title: string;
}

export function BoardFilmButton({ session, classroom, title }: BoardFilmButtonProps) {
  const index = session.index.value;
  const film = (filmed: ReplayIndex) => ({
    openSource: sourceOf(classroom, filmed),
    fileName: (ending: string) => fileNameOf(title, (safe) => nameOf(safe, filmed), ending),
  });
  return (
    <FilmButton
      what={filmWords.value.what}
      film={index !== null && index.segments.length > 0 ? () => film(index) : null}
      onPress={() => session.pause()}
    />
  );
}

function nameOf(title: string, { board, lastTime }: ReplayIndex): string {
  return filmWords.peek().fileName(title, board.number, dayOf(lastTime));
}

function sourceOf(classroom: ClassroomId, index: ReplayIndex): OpenSource {
  return async (hasNames, onWaiting) => {
    const { openBoardFilm } = await import('./board-film.ts');
    // Member 0 is every teacher.
    const players = [...index.members.keys()].slice(1);
    const names = hasNames ? players.map((member) => memberAppearance(index, member).name) : [];
    return openBoardFilm({ classroom, index, names, onWaiting });
  };
}

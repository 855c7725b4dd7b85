/** Among the tools of a replay: saves a film of its board. */
import { Clapperboard } from 'lucide';
import { useState } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { filmWords } from '#client/i18n/words/film-words.ts';
import { memberAppearance } from '#client/play/replay/member-appearance.ts';
import type { ReplaySession } from '#client/play/replay/replay-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { ReplayIndex } from '#shared/protocol/http/replay-index.ts';
import { fileNameOf } from '#shared/text/file-name.ts';
import { dayOf } from './file-day.ts';
import type { OpenSource } from './film-session.ts';

export interface FilmButtonProps {
  readonly session: ReplaySession;
  readonly classroom: ClassroomId;
  /** Of the class. */
  readonly title: string;
}

const loadDialog = () => import('./film-dialog.tsx').then(({ FilmDialog }) => FilmDialog);

export function FilmButton({ session, classroom, title }: FilmButtonProps) {
  const say = filmWords.value;
  /** What the log was when the dialog opened. */
  const [filmed, setFilmed] = useState<ReplayIndex | null>(null);
  const index = session.index.value;
  const isReady = index !== null && index.segments.length > 0;
  const open = () => {
    session.pause();
    if (isReady) setFilmed(index);
  };
  return (
    <>
      <Button kind="quiet" icon={Clapperboard} label={say.save} aria-disabled={!isReady} onClick={open} />
      {filmed !== null && (
        <Lazy
          load={loadDialog}
          props={{
            what: say.what,
            openSource: sourceOf(classroom, filmed),
            fileName: (ending: string) => fileNameOf(title, (safe) => nameOf(safe, filmed), ending),
            onClose: () => setFilmed(null),
          }}
        />
      )}
    </>
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

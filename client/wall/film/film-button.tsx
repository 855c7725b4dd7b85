/** Opens the dialog that makes a film. */
import { Clapperboard } from 'lucide';
import { useState } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { filmWords } from '#client/i18n/words/film-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { OpenSource } from './film-session.ts';

/** What a film is made from, as it was when the dialog opened. */
interface Film {
  readonly openSource: OpenSource;
  readonly fileName: (ending: string) => string;
}

interface FilmButtonProps {
  /** What the film shows, for the dialog. */
  readonly what: string;
  /** Null: there is nothing yet to make a film from. */
  readonly film: (() => Film) | null;
  readonly onPress: () => void;
}

const loadDialog = () => import('./film-dialog.tsx').then(({ FilmDialog }) => FilmDialog);

export function FilmButton({ what, film, onPress }: FilmButtonProps) {
  const [opened, setOpened] = useState<Film | null>(null);
  const open = () => {
    onPress();
    if (film !== null) setOpened(film());
  };
  return (
    <>
      <Button
        kind="quiet"
        icon={Clapperboard}
        label={filmWords.value.save}
        aria-disabled={film === null}
        onClick={open}
      >
        <span class="word">{filmWords.value.saveWord}</span>
      </Button>
      {opened !== null && <Lazy load={loadDialog} props={{ what, ...opened, onClose: () => setOpened(null) }} />}
    </>
  );
}

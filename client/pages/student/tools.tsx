/** The board's tools: a word under each icon, for those who read one of the two. */
import type { ReadonlySignal } from '@preact/signals';
import { Image, Maximize, Minus, Plus } from 'lucide';
import { boardWords } from '../../i18n/words/board.ts';
import { Button } from '../../ui/controls/button.tsx';

/** What a board on the page can be asked to do. */
export interface BoardTools {
  /** Larger than 1 comes nearer. */
  zoom(factor: number): void;
  fit(): void;
  /** The whole picture, faint, on the mat. */
  readonly ghost: ReadonlySignal<boolean>;
  showGhost(shown: boolean): void;
}

const ZOOM_STEP = 1.4;

/** @param tools null while there is no board: the tools stand there, for nothing jumps when it comes, but do nothing. */
export function Tools({ tools }: { readonly tools: BoardTools | null }) {
  const say = boardWords.value;
  const ghost = tools?.ghost.value ?? false;
  const off = tools === null;
  return (
    <div class="tools" role="toolbar" aria-label={say.tools}>
      <Button kind="quiet" class="button tool" icon={Minus} disabled={off} onClick={() => tools?.zoom(1 / ZOOM_STEP)}>
        {say.smaller}
      </Button>
      <Button kind="quiet" class="button tool" icon={Maximize} disabled={off} onClick={() => tools?.fit()}>
        {say.fit}
      </Button>
      <Button kind="quiet" class="button tool" icon={Plus} disabled={off} onClick={() => tools?.zoom(ZOOM_STEP)}>
        {say.larger}
      </Button>
      <Button
        kind="quiet"
        class="button tool"
        icon={Image}
        disabled={off}
        aria-pressed={ghost}
        onClick={() => tools?.showGhost(!ghost)}
      >
        {say.picture}
      </Button>
    </div>
  );
}

/** The board's tools: a word under each icon, for those who read one of the two. */
import { Image, Keyboard, Maximize, Minus, Plus, Pointer } from 'lucide';
import { boardWords } from '../../i18n/words/board.ts';
import type { Play } from '../../play/play.ts';
import { Button } from '../../ui/controls/button.tsx';

const ZOOM_STEP = 1.4;

interface ToolsProps {
  readonly tools: Play | null;
  readonly canPoint?: boolean;
  readonly hasKeys?: boolean;
}

/** @param tools null while there is no board: the tools stand there, for nothing jumps when it comes, but do nothing. */
export function Tools({ tools, canPoint = false, hasKeys = false }: ToolsProps) {
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
      {hasKeys && (
        <Button
          kind="quiet"
          class="button tool"
          icon={Keyboard}
          disabled={off}
          aria-pressed={tools?.reach.isOpen.value ?? false}
          onClick={() => tools?.reach.toggle()}
        >
          {say.keys}
        </Button>
      )}
      {canPoint && (
        <Button
          kind="quiet"
          class="button tool"
          icon={Pointer}
          disabled={off}
          aria-pressed={tools?.laser.value ?? false}
          onClick={() => tools?.pointWithLaser(!tools.laser.peek())}
        >
          {say.laser}
        </Button>
      )}
    </div>
  );
}

/** The board's tools: at most five in sight, a word under each icon, for those who read one of the two; the others unfold. */
import {
  Ellipsis,
  Image,
  Keyboard,
  Lightbulb,
  Maximize,
  Minus,
  Plus,
  Pointer,
  RotateCw,
  SquareDashed,
  Ungroup,
} from 'lucide';
import type { ComponentChildren } from 'preact';
import { boardWords } from '../../i18n/words/board.ts';
import type { Play } from '../../play/play.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Popover } from '../../ui/surfaces/popover.tsx';

const ZOOM_STEP = 1.4;

interface ToolsProps {
  /** Null while there is no board: the tools stand there, for nothing jumps when it comes, but do nothing. */
  readonly tools: Play | null;
  /** A teacher points; a student has what helps to play. */
  readonly canPoint?: boolean;
  /** Stands in the place of what helps to find pieces, once there are none to find. */
  readonly end?: ComponentChildren;
}

export function Tools({ tools, canPoint = false, end = false }: ToolsProps) {
  const say = boardWords.value;
  const ghost = tools?.ghost.value ?? false;
  const edges = tools?.aids.edgesOnly.value ?? false;
  const turns = tools?.aids.turns ?? false;
  const tool = { kind: 'quiet', class: 'button tool', disabled: tools === null } as const;
  const spread = (
    <Button {...tool} icon={Ungroup} onClick={() => tools?.aids.spread()}>
      {say.spread}
    </Button>
  );
  const finding = canPoint ? (
    <>
      <Button
        {...tool}
        icon={Pointer}
        aria-pressed={tools?.laser.value ?? false}
        onClick={() => tools?.pointWithLaser(!tools.laser.peek())}
      >
        {say.laser}
      </Button>
      {spread}
    </>
  ) : (
    <>
      <Button {...tool} icon={SquareDashed} aria-pressed={edges} onClick={() => tools?.aids.showEdgesOnly(!edges)}>
        {say.edges}
      </Button>
      {turns ? (
        <Button {...tool} icon={RotateCw} onClick={() => tools?.aids.turn()}>
          {say.turn}
        </Button>
      ) : (
        spread
      )}
    </>
  );
  return (
    <div class="tools" role="toolbar" aria-label={say.tools}>
      <Button {...tool} icon={Maximize} onClick={() => tools?.fit()}>
        {say.fit}
      </Button>
      <Button {...tool} icon={Image} aria-pressed={ghost} onClick={() => tools?.showGhost(!ghost)}>
        {say.picture}
      </Button>
      {end !== false ? end : finding}
      <Popover label={say.moreTools} icon={Ellipsis} wordy look="button tool">
        <div class="more-tools">
          <Button {...tool} icon={Minus} onClick={() => tools?.zoom(1 / ZOOM_STEP)}>
            {say.smaller}
          </Button>
          <Button {...tool} icon={Plus} onClick={() => tools?.zoom(ZOOM_STEP)}>
            {say.larger}
          </Button>
          {turns && !canPoint && spread}
          {!canPoint && (
            <>
              {(tools?.aids.hints ?? true) && (
                <Button {...tool} icon={Lightbulb} onClick={() => tools?.aids.hint()}>
                  {say.hint}
                </Button>
              )}
              <Button
                {...tool}
                icon={Keyboard}
                aria-pressed={tools?.reach.isOpen.value ?? false}
                onClick={({ currentTarget }) => {
                  currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
                  tools?.reach.toggle();
                }}
              >
                {say.keys}
              </Button>
            </>
          )}
        </div>
      </Popover>
    </div>
  );
}

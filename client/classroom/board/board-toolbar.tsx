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
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { Play } from '#client/play/play.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Popover } from '#client/ui/surfaces/popover.tsx';

const ZOOM_STEP = 1.4;

interface BoardToolbarProps {
  /** Null while there is no board: the tools stand there, for nothing jumps when it comes, but do nothing. */
  readonly play: Play | null;
  /** A teacher points; a student has what helps to play. */
  readonly canPoint?: boolean;
  /** Stands in the place of what helps to find pieces, once there are none to find. */
  readonly replacement?: ComponentChildren;
}

export function BoardToolbar({ play, canPoint = false, replacement = false }: BoardToolbarProps) {
  const say = boardWords.value;
  const isGhostShown = play?.isGhostVisible.value ?? false;
  const isEdgesOnly = play?.assists.edgesOnly.value ?? false;
  const hasTurns = play?.assists.canTurn ?? false;
  const toolProps = { kind: 'quiet', class: 'button tool', disabled: play === null } as const;
  const spread = (
    <Button {...toolProps} icon={Ungroup} onClick={() => play?.assists.spread()}>
      {say.spread}
    </Button>
  );
  const finders = canPoint ? (
    <>
      <Button
        {...toolProps}
        icon={Pointer}
        aria-pressed={play?.isLaserOn.value ?? false}
        onClick={() => play?.setLaser(!play.isLaserOn.peek())}
      >
        {say.point}
      </Button>
      {spread}
    </>
  ) : (
    <>
      <Button
        {...toolProps}
        icon={SquareDashed}
        aria-pressed={isEdgesOnly}
        onClick={() => play?.assists.showEdgesOnly(!isEdgesOnly)}
      >
        {say.edges}
      </Button>
      {hasTurns ? (
        <Button {...toolProps} icon={RotateCw} onClick={() => play?.assists.turn()}>
          {say.turn}
        </Button>
      ) : (
        spread
      )}
    </>
  );
  return (
    <div class="tools" role="toolbar" aria-label={say.tools}>
      <Button {...toolProps} icon={Maximize} onClick={() => play?.fit()}>
        {say.fit}
      </Button>
      <Button {...toolProps} icon={Image} aria-pressed={isGhostShown} onClick={() => play?.showGhost(!isGhostShown)}>
        {say.picture}
      </Button>
      {replacement !== false ? replacement : finders}
      <Popover label={say.moreTools} icon={Ellipsis} hasVisibleLabel buttonClass="button tool">
        <div class="more-tools">
          <Button {...toolProps} icon={Minus} onClick={() => play?.zoom(1 / ZOOM_STEP)}>
            {say.smaller}
          </Button>
          <Button {...toolProps} icon={Plus} onClick={() => play?.zoom(ZOOM_STEP)}>
            {say.larger}
          </Button>
          {hasTurns && !canPoint && spread}
          {!canPoint && (
            <>
              {(play?.assists.canHint ?? true) && (
                <Button {...toolProps} icon={Lightbulb} onClick={() => play?.assists.hint()}>
                  {say.hint}
                </Button>
              )}
              <Button
                {...toolProps}
                icon={Keyboard}
                aria-pressed={play?.keyboard.isOpen.value ?? false}
                onClick={({ currentTarget }) => {
                  currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
                  play?.keyboard.toggle();
                }}
              >
                {say.keyboard}
              </Button>
            </>
          )}
        </div>
      </Popover>
    </div>
  );
}

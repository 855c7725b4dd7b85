/** What stands in the toolbar's overflow menu: zoom, and for students the tools that the bar has no room for, and the keyboard. */
import { Keyboard, Minus, Plus, Search, ShoppingBasket } from 'lucide';
import { useId } from 'preact/hooks';
import { menuWords } from '#client/i18n/words/student/menu-words.ts';
import { ownViewWords } from '#client/i18n/words/student/own-view-words.ts';
import { turnOffBaskets, turnOnBaskets } from '#client/play/baskets/turn-on.tsx';
import { isMagnified, toggleMagnifier } from '#client/play/magnifier/magnified.ts';
import type { Play } from '#client/play/play.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { closePopoverAround } from '#client/ui/surfaces/popover-support.ts';
import { pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import { MoreFinderTools } from './finder-tools.tsx';
import { ToolButton, ToolText } from './tool-button.tsx';

const ZOOM_STEP = 1.4;

export interface MoreToolItemsProps {
  readonly play: Play | null;
  readonly canPoint: boolean;
}

export function MoreToolItems({ play, canPoint }: MoreToolItemsProps) {
  const { smaller, larger } = menuWords.value;
  const { toolHints } = ownViewWords.value;
  return (
    <div class="more-tools">
      <ToolButton play={play} icon={Minus} hint={toolHints.smaller} onPress={() => play?.zoom(1 / ZOOM_STEP)}>
        {smaller}
      </ToolButton>
      <ToolButton play={play} icon={Plus} hint={toolHints.larger} onPress={() => play?.zoom(ZOOM_STEP)}>
        {larger}
      </ToolButton>
      <MagnifierTool />
      {!canPoint && <StudentTools play={play} />}
    </div>
  );
}

/** Like every tool; it stays on from board to board. */
function MagnifierTool() {
  const hint = useId();
  return (
    <Button
      kind="quiet"
      class="button tool"
      icon={Search}
      aria-pressed={isMagnified.value}
      aria-describedby={hint}
      aria-keyshortcuts="Alt+M"
      title="Alt+M"
      onClick={({ currentTarget }) => {
        closePopoverAround(currentTarget);
        toggleMagnifier();
      }}
    >
      <ToolText hint={ownViewWords.value.toolHints.magnifier} hintId={hint}>
        {ownViewWords.value.magnifier}
      </ToolText>
    </Button>
  );
}

function StudentTools({ play }: Pick<MoreToolItemsProps, 'play'>) {
  const isKeyboardOpen = play?.keyboard.isOpen.value ?? false;
  const { keyboard } = menuWords.value;
  const { baskets, toolHints } = ownViewWords.value;
  const noun = play === null ? 'piece' : pieceNoun(play.keyboard.puzzle.spec);
  return (
    <>
      <MoreFinderTools play={play} hints={{ edges: toolHints.edges, spread: toolHints.spread(noun) }} />
      <ToolButton
        play={play}
        icon={ShoppingBasket}
        isOn={play !== null && play.baskets.value !== null}
        needsNoDrawing
        hint={toolHints.baskets(noun)}
        onPress={(button) => {
          closePopoverAround(button);
          if (play === null) return;
          if (play.baskets.peek() === null) turnOnBaskets(play);
          else turnOffBaskets(play);
          play.foldTray(false);
        }}
      >
        {baskets}
      </ToolButton>
      <ToolButton
        play={play}
        icon={Keyboard}
        isOn={isKeyboardOpen}
        needsNoDrawing
        hint={toolHints.keyboard}
        onPress={(button) => {
          closePopoverAround(button);
          play?.keyboard.toggle();
        }}
      >
        {keyboard}
      </ToolButton>
    </>
  );
}

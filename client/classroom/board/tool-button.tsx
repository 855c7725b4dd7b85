/** One tool of the board's toolbar: an icon with a word under it. */
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { Play } from '#client/play/play.ts';
import { Button } from '#client/ui/controls/button.tsx';

interface ToolButtonProps {
  /** Null while there is no board: the tool is disabled, and says so. */
  readonly play: Play | null;
  readonly icon: IconNode;
  /** For a tool that is switched on and off. */
  readonly isOn?: boolean;
  /** The tool works without a drawn board, too. */
  readonly needsNoDrawing?: boolean;
  /** A press leaves the light of a hint on. */
  readonly keepsLight?: boolean;
  readonly onPress: (button: HTMLButtonElement) => void;
  readonly children: ComponentChildren;
}

export function ToolButton({
  play,
  icon,
  isOn,
  needsNoDrawing = false,
  keepsLight = false,
  onPress,
  children,
}: ToolButtonProps) {
  const pressed = isOn === undefined ? {} : { 'aria-pressed': isOn };
  const isUndrawn = !needsNoDrawing && play?.pictureState.value === 'undrawn';
  const say = boardWords.value;
  const reason = play === null ? say.waitingForPicture : isUndrawn ? say.undrawn : null;
  return (
    <Button
      kind="quiet"
      class="button tool"
      {...(reason === null ? {} : { disabled: true, title: reason })}
      icon={icon}
      data-keeps-light={keepsLight ? '' : undefined}
      {...pressed}
      onClick={({ currentTarget }) => onPress(currentTarget)}
    >
      <span class="word">{children}</span>
    </Button>
  );
}

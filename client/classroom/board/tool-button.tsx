/** One tool of the board's toolbar: an icon with a word under it, and in a menu what it is for. */
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
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
  /** What it is for, in a few words below its name. */
  readonly hint?: string | undefined;
  readonly onPress: (button: HTMLButtonElement) => void;
  readonly children: ComponentChildren;
}

export function ToolButton({
  play,
  icon,
  isOn,
  needsNoDrawing = false,
  keepsLight = false,
  hint,
  onPress,
  children,
}: ToolButtonProps) {
  const hintId = useId();
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
      {...(hint === undefined ? {} : { 'aria-describedby': hintId })}
      onClick={({ currentTarget }) => onPress(currentTarget)}
    >
      <ToolText hint={hint} hintId={hintId}>
        {children}
      </ToolText>
    </Button>
  );
}

interface ToolTextProps extends Pick<ToolButtonProps, 'hint' | 'children'> {
  /** The button is described by it. */
  readonly hintId: string;
}

/** A tool's word, and below it what it is for. */
export function ToolText({ hint, hintId, children }: ToolTextProps) {
  return (
    <>
      <span class="word">{children}</span>
      {hint !== undefined && (
        <span class="tool-hint" id={hintId} aria-hidden="true">
          {hint}
        </span>
      )}
    </>
  );
}

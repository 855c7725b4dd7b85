/** The tools that differ by role: students find pieces with theirs, teachers point at them. There is room for two of them beside the menu. */
import { Lightbulb, Pointer, RotateCw, SquareDashed, Ungroup } from 'lucide';
import type { VNode } from 'preact';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { Play } from '#client/play/play.ts';
import { ToolButton } from './tool-button.tsx';

const VISIBLE_FINDERS = 2;

interface FinderToolsProps {
  readonly play: Play | null;
}

export function PointerTools({ play }: FinderToolsProps) {
  const isLaserOn = play?.isLaserOn.value ?? false;
  return (
    <>
      <ToolButton play={play} icon={Pointer} isOn={isLaserOn} onPress={() => play?.setLaser(!play.isLaserOn.peek())}>
        {boardWords.value.point}
      </ToolButton>
      <SpreadTool play={play} />
    </>
  );
}

/** What those are for that may stand in the menu. */
type FinderHints = Readonly<Record<'edges' | 'spread', string>>;

/** The tools for finding pieces that this board has, those that help most first. */
function finderTools(play: Play | null, hints: Partial<FinderHints> = {}): readonly VNode[] {
  return [
    ...((play?.assists.canHint ?? true) ? [<HintTool key="hint" play={play} />] : []),
    ...(play?.assists.canTurn === true ? [<TurnTool key="turn" play={play} />] : []),
    ...(play?.keyboard.puzzle.grid !== null ? [<EdgesTool key="edges" play={play} hint={hints.edges} />] : []),
    <SpreadTool key="spread" play={play} hint={hints.spread} />,
  ];
}

export function FinderTools({ play }: FinderToolsProps) {
  return <>{finderTools(play).slice(0, VISIBLE_FINDERS)}</>;
}

/** Those that the menu has. */
export function MoreFinderTools({ play, hints }: FinderToolsProps & { readonly hints: FinderHints }) {
  return <>{finderTools(play, hints).slice(VISIBLE_FINDERS)}</>;
}

function HintTool({ play }: FinderToolsProps) {
  return (
    <ToolButton
      play={play}
      icon={Lightbulb}
      isOn={play?.hints.isArmed.value ?? false}
      needsNoDrawing
      keepsLight
      onPress={() => play?.assists.hint()}
    >
      {boardWords.value.hint}
    </ToolButton>
  );
}

function TurnTool({ play }: FinderToolsProps) {
  return (
    <ToolButton play={play} icon={RotateCw} onPress={() => play?.assists.turn()}>
      {boardWords.value.turn}
    </ToolButton>
  );
}

interface HintedToolProps extends FinderToolsProps {
  readonly hint?: string | undefined;
}

function EdgesTool({ play, hint }: HintedToolProps) {
  const isEdgesOnly = play?.assists.edgesOnly.value ?? false;
  return (
    <ToolButton
      play={play}
      icon={SquareDashed}
      isOn={isEdgesOnly}
      hint={hint}
      onPress={() => play?.assists.showEdgesOnly(!isEdgesOnly)}
    >
      {boardWords.value.edges}
    </ToolButton>
  );
}

export function SpreadTool({ play, hint }: HintedToolProps) {
  return (
    <ToolButton play={play} icon={Ungroup} hint={hint} onPress={() => play?.assists.spread()}>
      {boardWords.value.spread}
    </ToolButton>
  );
}

/** The visible tools that differ by role: students find pieces with theirs, teachers point at them. */
import { Pointer, RotateCw, SquareDashed, Ungroup } from 'lucide';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { Play } from '#client/play/play.ts';
import { ToolButton } from './tool-button.tsx';

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

export function FinderTools({ play }: FinderToolsProps) {
  const say = boardWords.value;
  const isEdgesOnly = play?.assists.edgesOnly.value ?? false;
  return (
    <>
      <ToolButton
        play={play}
        icon={SquareDashed}
        isOn={isEdgesOnly}
        onPress={() => play?.assists.showEdgesOnly(!isEdgesOnly)}
      >
        {say.edges}
      </ToolButton>
      {play?.assists.canTurn === true ? (
        <ToolButton play={play} icon={RotateCw} onPress={() => play.assists.turn()}>
          {say.turn}
        </ToolButton>
      ) : (
        <SpreadTool play={play} />
      )}
    </>
  );
}

export function SpreadTool({ play }: FinderToolsProps) {
  return (
    <ToolButton play={play} icon={Ungroup} onPress={() => play?.assists.spread()}>
      {boardWords.value.spread}
    </ToolButton>
  );
}

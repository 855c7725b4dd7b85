/** The board's tools: at most five are visible, with a word under each icon; a menu holds the others. */
import { Image, Maximize } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Lazy } from '#client/app/lazy.tsx';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { Play } from '#client/play/play.ts';
import { FinderTools, PointerTools } from './finder-tools.tsx';
import { MoreTools } from './more-tools.tsx';
import { ToolButton } from './tool-button.tsx';

const loadCheckTool = () => import('./check-tool.tsx').then(({ CheckTool }) => CheckTool);

interface BoardToolbarProps {
  /** Null while there is no board: the tools are disabled, so that nothing moves when it appears. */
  readonly play: Play | null;
  /** Teachers have a pointer in place of the students' tools. */
  readonly canPoint?: boolean;
  /** Replaces the tools that help to solve the board once that is done. */
  readonly replacement?: ComponentChildren;
  /** More tools of the page, before the menu. */
  readonly children?: ComponentChildren;
}

export function BoardToolbar({ play, canPoint = false, replacement = false, children }: BoardToolbarProps) {
  const say = boardWords.value;
  const isGhostShown = play?.isGhostVisible.value ?? false;
  const finders = canPoint ? <PointerTools play={play} /> : <FinderTools play={play} />;
  return (
    <div class="tools" role="toolbar" aria-label={say.tools}>
      <ToolButton play={play} icon={Maximize} keepsLight onPress={() => play?.fit()}>
        {say.fit}
      </ToolButton>
      {replacement === false ? (
        <>
          {play?.hasPlaces !== true && (
            <ToolButton play={play} icon={Image} isOn={isGhostShown} onPress={() => play?.showGhost(!isGhostShown)}>
              {say.picture}
            </ToolButton>
          )}
          {play?.canCheck === true && <Lazy load={loadCheckTool} props={{ play }} />}
          {finders}
        </>
      ) : (
        replacement
      )}
      {children}
      <MoreTools play={play} canPoint={canPoint} />
    </div>
  );
}

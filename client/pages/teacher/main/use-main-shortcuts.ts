/** Keyboard shortcuts of the main area: Escape returns to the wall; beside a board, arrows show its neighbours, and K collects its moment. */
import { useEffect, useRef } from 'preact/hooks';
import type { ClassLink } from '#client/net/class-link.ts';
import { COLLECT_KEY, collectMoment } from '#client/pages/teacher/controls/moments/collect-moment.ts';
import type { Play } from '#client/play/play.ts';
import { isSurfaceOpen } from '#client/ui/surfaces/popover-support.ts';
import type { MainState } from './use-main-content.ts';

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Leaves alone every key that an open dialog or a focused control uses itself. */
export function useMainShortcuts(link: ClassLink, main: MainState, play: Play | null): void {
  const latest = useRef({ main, play });
  latest.current = { main, play };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { content, step } = latest.current.main;
      if (content === 'wall' || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (isSurfaceOpen()) return;
      if (event.key === 'Escape') {
        goBack(latest.current.main, latest.current.play);
        return;
      }
      const isOwnKey = (event.target as Element).closest('input, select, textarea, [role=toolbar]') !== null;
      if (content === 'code' || isOwnKey) return;
      const { board } = latest.current.main;
      if (event.code === COLLECT_KEY && board !== undefined && !event.repeat) {
        event.preventDefault();
        collectMoment(link, board.board);
        return;
      }
      const by = STEPS[event.key];
      if (by === undefined) return;
      event.preventDefault();
      step(by);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [link]);
}

/** Closes the help panel first; without it, returns to the wall. */
function goBack(main: MainState, play: Play | null): void {
  if (play?.isPicking.peek() === true) play.setPicking(false);
  else main.show('wall');
}

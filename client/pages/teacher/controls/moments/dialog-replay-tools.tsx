/** The tools of a replay in a dialog over the page: what they did is said there, since the page below is out of reach. */
import type { ComponentChildren } from 'preact';
import { Lazy } from '#client/app/lazy.tsx';
import type { ReplaySession } from '#client/play/replay/replay-session.ts';
import type { ReplayToolsProps } from './replay-tools.tsx';

const loadReplayTools = () => import('./replay-tools.tsx').then(({ ReplayTools }) => ReplayTools);

/** @returns what draws them for a board */
export function replayTools(
  props: Pick<ReplayToolsProps, 'link' | 'view' | 'areNamesHidden'>,
): (session: ReplaySession, board: ReplayToolsProps['board']) => ComponentChildren {
  return (session, board) => <Lazy load={loadReplayTools} props={{ ...props, session, board, isInDialog: true }} />;
}

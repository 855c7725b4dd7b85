/** The replay of a board that is watched, below it. */
import type { Watch } from '#client/play/watch/watch.ts';
import { ReplayPanel, type ReplayPanelProps } from './replay-panel.tsx';
import { watchScreen } from './replay-screen.ts';

export interface WatchedReplayProps
  extends Pick<
    ReplayPanelProps,
    'classroom' | 'board' | 'thresholds' | 'marksChat' | 'tools' | 'beginsAt' | 'onClose'
  > {
  readonly watch: Watch;
}

export function WatchedReplay({ watch, ...props }: WatchedReplayProps) {
  return (
    <ReplayPanel
      {...props}
      createScreen={(appearanceOf) => watchScreen(watch, appearanceOf)}
      isLive={false}
      onFit={() => watch.stageMount.stage?.fit()}
    />
  );
}

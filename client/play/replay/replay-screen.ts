/** Where a replay shows: the stage of a board that is played or watched, in place of its live board. */
import { type BoardFrame, VIEWED_GHOST_OPACITY } from '#client/board/board-frame.ts';
import type { AppearanceOf } from '#client/board/stage/player-marks.ts';
import type { Play } from '#client/play/play.ts';
import type { Watch } from '#client/play/watch/watch.ts';

export interface ReplayScreen {
  /** Null: the live board shows again. */
  show(replay: { frame(): BoardFrame } | null): void;
  /** Draws in the next frame. */
  invalidate(): void;
}

/** The tray shows the pieces that nobody had moved by then. What is in hand goes back, and live goes on underneath. */
export function playScreen(play: Play, appearanceOf: AppearanceOf): ReplayScreen {
  const { tray, internals } = play;
  const { mirror, stageMount } = internals;
  return {
    show(replay) {
      if (replay === null) {
        stageMount.replay = null;
        tray.refresh(mirror.predicted, mirror.inHand);
        stageMount.stage?.invalidate();
        return;
      }
      play.chooseFromTray(null);
      play.setPicking(false);
      play.setLaser(false);
      let shown: BoardFrame['board'] | null = null;
      let seq = 0;
      const frame = () => {
        const { isMoving } = mirror.nextFrame();
        const past = replay.frame();
        if (shown !== past.board || seq !== past.board.seq) tray.refresh(past.board, null);
        shown = past.board;
        seq = past.board.seq;
        return {
          ...past,
          isMoving: past.isMoving || isMoving,
          positions: tray.hideTrayPieces(past),
          tray: tray.isVisible.peek() ? tray.layout.peek().place : null,
          ghostOpacity: play.isGhostVisible.peek() ? VIEWED_GHOST_OPACITY : 0,
        };
      };
      stageMount.replay = { appearanceOf, frame };
    },
    invalidate: () => stageMount.stage?.invalidate(),
  };
}

export function watchScreen({ stageMount }: Watch, appearanceOf: AppearanceOf): ReplayScreen {
  return {
    show(replay) {
      stageMount.replay = replay === null ? null : { appearanceOf, frame: () => replay.frame() };
      stageMount.stage?.invalidate();
    },
    invalidate: () => stageMount.stage?.invalidate(),
  };
}

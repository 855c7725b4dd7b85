/** The feast for a puzzle that is solved now: the picture whole and large, who solved it, what it took if the teacher wants that, and the picture to keep. */
import { Download, X } from 'lucide';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { feastWords } from '#client/i18n/words/student/feast-words.ts';
import { describeFigures } from '#client/play/feast/describe-figures.ts';
import { PieceWave, WAVE_MS } from '#client/play/feast/piece-wave.ts';
import { keepPicture, savedSize } from '#client/play/feast/save-picture.ts';
import { useWholePicture } from '#client/play/picture/whole-picture.ts';
import type { Play } from '#client/play/play.ts';
import { canvasLosses, watchedContext } from '#client/ui/canvas-loss.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { useShownSide } from '#client/ui/element-size.ts';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import type { ActivityView, BoardView } from '#shared/protocol/views/activity-view.ts';
import { NextPuzzleButton } from './next-puzzle-button.tsx';
import './feast.css';

export interface FeastProps {
  readonly connection: ClassConnection;
  readonly play: Play;
  readonly board: BoardView;
  readonly activity: ActivityView;
  readonly onClose: () => void;
}

export function Feast({ connection, play, board: { board, cut, members, figures }, activity, onClose }: FeastProps) {
  const say = feastWords.value;
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const shownSide = useShownSide(canvas);
  const picture = play.internals.picture();
  const hasPicture = picture !== null;
  useEffect(() => {
    const root = document.documentElement;
    root.toggleAttribute('data-feast', hasPicture);
    return () => root.removeAttribute('data-feast');
  }, [hasPicture]);
  const { puzzle } = play.internals.mirror.rules;
  const size = picture === null ? null : savedSize(picture);
  const longSide = size === null ? 0 : Math.max(size.width, size.height);
  const scale = shownSide === 0 ? 1 : Math.min(1, drawnSide(shownSide) / longSide);
  const whole = useWholePicture(puzzle, picture, { longSide, shownSide });
  const wave = useMemo(() => (whole === null ? null : new PieceWave(puzzle, whole)), [puzzle, whole]);
  const losses = canvasLosses.value;
  /** Monotonic ms. */
  const beginsAt = useRef<number | null>(null);
  useEffect(() => {
    const context = canvas === null ? null : watchedContext(canvas);
    if (wave === null || context === null || shownSide === 0) return;
    beginsAt.current ??= performance.now() + DELAY_MS;
    // In another size, and after a lost graphics process, the wave goes on, or is drawn as it was in the end.
    return prefersReducedMotion() ? wave.draw(context, WAVE_MS) : animate(wave, context, beginsAt.current);
  }, [canvas, wave, losses, shownSide]);
  if (picture === null || size === null) return null;
  return (
    <section class="feast" aria-label={say.finishedPicture}>
      <div class="feast-block" style={`--ratio: ${size.width / size.height}; --height: ${size.height}px`}>
        <div class="feast-names">
          {members.map((member) => (
            <NameChip key={member.member} {...member} />
          ))}
        </div>
        <canvas
          ref={setCanvas}
          role="img"
          aria-label={say.finishedPicture}
          width={Math.round(size.width * scale)}
          height={Math.round(size.height * scale)}
        />
        <div class="feast-line">
          {figures !== undefined && <p translate={false}>{describeFigures(figures)}</p>}
          <div>
            {/* The style sheet shows it here in place of the one among the tools, where those have no room for its words. */}
            {activity.mode === 'each' && (
              <NextPuzzleButton connection={connection} board={board} activity={activity} cut={cut} />
            )}
            <Button icon={Download} onClick={() => keepPicture(puzzle, picture).catch(reportError)}>
              {say.keepPicture}
            </Button>
            <Button icon={X} onClick={onClose}>
              {sharedWords.value.close}
            </Button>
          </div>
        </div>
      </div>
    </section>
  );
}

/**
 * The canvas has twice the pixels that show it, at most: a browser halves a canvas well, and loses thin lines of a much larger one.
 * @param shownSide CSS pixels
 */
function drawnSide(shownSide: number): number {
  return Math.ceil(2 * shownSide * Math.max(1, devicePixelRatio));
}

/** Until the style sheet shows the feast. Milliseconds. */
const DELAY_MS = 800;

/** @returns the function that ends it */
function animate(wave: PieceWave, context: CanvasRenderingContext2D, beginsAt: number): () => void {
  let frame = 0;
  const draw = () => {
    const ms = performance.now() - beginsAt;
    wave.draw(context, Math.min(ms, WAVE_MS));
    if (ms < WAVE_MS) frame = requestAnimationFrame(draw);
  };
  draw();
  return () => cancelAnimationFrame(frame);
}

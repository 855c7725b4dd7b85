/** The teacher shows where a piece goes: its ghost and a hand go from where it lies to its place. Where things are to stand still, a still picture of it. */
import { Pointer } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { SHOWN_PIECE_GLIDE_MS, SHOWN_PIECE_REPEATS, SHOWN_PIECE_STILL_MS } from '#client/base/limits.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { controlsViewWords } from '#client/i18n/words/student/controls-view-words.ts';
import { PieceThumbnail } from '#client/play/picture/piece-thumbnail.tsx';
import type { Play } from '#client/play/play.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import { groupOf } from '#shared/board/board.ts';
import { QUARTER } from '#shared/geometry/pose.ts';
import { homePath } from './home-path.ts';
import '../intro/hint-hand.css';
import './teacher-hint.css';

export function TeacherHint({ play }: { readonly play: Play }) {
  const hint = play.teacherHint.value;
  const [isOver, setOver] = useState(false);
  const ghost = useRef<HTMLDivElement>(null);
  const lineRef = useRef<SVGSVGElement>(null);
  const isStill = prefersReducedMotion();

  useEffect(() => {
    setOver(false);
    if (hint === null) return;
    const { mirror, stage } = play.internals;
    const durationMs = isStill ? SHOWN_PIECE_STILL_MS : SHOWN_PIECE_REPEATS * SHOWN_PIECE_GLIDE_MS;
    const startedAt = performance.now();
    let frame = 0;
    // The view may be moved meanwhile: every frame asks anew where both places are.
    const draw = () => {
      const elapsed = performance.now() - startedAt;
      const route = homePath(mirror.predicted, hint.piece);
      const currentStage = stage();
      if (elapsed >= durationMs || route === null || currentStage === null) {
        setOver(true);
        return;
      }
      frame = requestAnimationFrame(draw);
      const element = ghost.current;
      // Shown once more, it is on the page only after the next drawing.
      if (element === null) return;
      const from = currentStage.toPage(route.from);
      const to = currentStage.toPage(route.to);
      const progress = isStill ? 1 : easedProgress((elapsed % SHOWN_PIECE_GLIDE_MS) / SHOWN_PIECE_GLIDE_MS);
      const side = 2 * outlinesOf(mirror.rules.puzzle).halfExtent * currentStage.camera.scale;
      const x = from.x + (to.x - from.x) * progress;
      const y = from.y + (to.y - from.y) * progress;
      element.style.setProperty('--side', `${side}px`);
      element.style.transform = `translate(${x}px, ${y}px)`;
      for (const path of lineRef.current?.children ?? [])
        path.setAttribute('d', `M${from.x} ${from.y}L${to.x} ${to.y}`);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [hint, play, isStill]);

  if (hint === null) return null;
  const { mirror, picture } = play.internals;
  const { puzzle } = mirror.rules;
  return (
    <>
      <span class="unseen" role="status">
        {isOver ? '' : controlsViewWords.value.pieceShown}
      </span>
      {!isOver && (
        <div class="drag-hint teacher-hint" aria-hidden="true" data-still="">
          <svg ref={lineRef} aria-hidden="true">
            <path />
            <path />
          </svg>
          <div class="teacher-hint-piece" ref={ghost}>
            <PieceThumbnail
              puzzle={puzzle}
              picture={picture()}
              piece={hint.piece}
              quarters={groupOf(mirror.predicted, hint.piece).turn / QUARTER}
            />
            <span class="hint-hand">
              <Icon icon={Pointer} />
            </span>
          </div>
        </div>
      )}
    </>
  );
}

/** Rests a little at both ends; slow at first and at last. */
function easedProgress(part: number): number {
  const eased = Math.min(1, Math.max(0, (part - 0.15) / 0.6));
  return eased * eased * (3 - 2 * eased);
}

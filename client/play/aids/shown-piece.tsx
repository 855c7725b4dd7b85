/** The teacher shows where a piece goes: its ghost and a hand go from where it lies to its place. Where things are to stand still, a still picture of it. */
import { Pointer } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { groupOf } from '../../../shared/board/board.ts';
import { QUARTER } from '../../../shared/geometry/pose.ts';
import { outlinesOf } from '../../board/outlines.ts';
import { ledWords } from '../../i18n/words/led.ts';
import { SHOWN_AGAIN, SHOWN_GLIDE_MS, SHOWN_STILL_MS } from '../../limits.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { wantsStillness } from '../../ui/motion.ts';
import { Thumbnail } from '../picture/thumbnail.tsx';
import type { Play } from '../play.ts';
import { wayHome } from './way-home.ts';
import '../opening/hand.css';
import './shown-piece.css';

export function ShownPiece({ play }: { readonly play: Play }) {
  const shown = play.shownPiece.value;
  const [isGone, setGone] = useState(false);
  const ghost = useRef<HTMLDivElement>(null);
  const line = useRef<SVGSVGElement>(null);
  const isStill = wantsStillness();

  useEffect(() => {
    setGone(false);
    if (shown === null) return;
    const { mirror, stage } = play.inside;
    const lasts = isStill ? SHOWN_STILL_MS : SHOWN_AGAIN * SHOWN_GLIDE_MS;
    const startedAt = performance.now();
    let frame = 0;
    // The view may be moved meanwhile: every frame asks anew where both places are.
    const draw = () => {
      const took = performance.now() - startedAt;
      const way = wayHome(mirror.board, shown.piece);
      const seen = stage();
      if (took >= lasts || way === null || seen === null) {
        setGone(true);
        return;
      }
      frame = requestAnimationFrame(draw);
      const element = ghost.current;
      // Shown once more, it is on the page only after the next drawing.
      if (element === null) return;
      const from = seen.toPage(way.from);
      const to = seen.toPage(way.to);
      const share = isStill ? 1 : shareOf((took % SHOWN_GLIDE_MS) / SHOWN_GLIDE_MS);
      const side = 2 * outlinesOf(mirror.rules.puzzle).reach * seen.camera.scale;
      const x = from.x + (to.x - from.x) * share;
      const y = from.y + (to.y - from.y) * share;
      element.style.setProperty('--side', `${side}px`);
      element.style.transform = `translate(${x}px, ${y}px)`;
      for (const path of line.current?.children ?? []) path.setAttribute('d', `M${from.x} ${from.y}L${to.x} ${to.y}`);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [shown, play, isStill]);

  if (shown === null) return null;
  const { mirror, picture } = play.inside;
  const { puzzle } = mirror.rules;
  return (
    <>
      <span class="unseen" role="status">
        {isGone ? '' : ledWords.value.shown}
      </span>
      {!isGone && (
        <div class="guide shown-piece" aria-hidden="true" data-still="">
          <svg ref={line} aria-hidden="true">
            <path />
            <path />
          </svg>
          <div class="shown-ghost" ref={ghost}>
            <Thumbnail
              puzzle={puzzle}
              picture={picture()}
              piece={shown.piece}
              quarters={groupOf(mirror.board, shown.piece).turn / QUARTER}
            />
            <span class="guide-hand">
              <Icon of={Pointer} />
            </span>
          </div>
        </div>
      )}
    </>
  );
}

/** Rests a little at both ends; slow at first and at last. */
function shareOf(part: number): number {
  const on = Math.min(1, Math.max(0, (part - 0.15) / 0.6));
  return on * on * (3 - 2 * on);
}

/** A hand that draws one drag every few seconds, until a child has lifted a piece. Where things are to stand still: a still picture of it. */
import { Pointer } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { GUIDE_DRAG_MS, GUIDE_EVERY_MS } from '../../limits.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { wantsStillness } from '../../ui/motion.ts';
import type { Play } from '../play.ts';
import './hand.css';

interface Way {
  /** CSS pixels of the window. */
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

export function GuideHand({ play }: { readonly play: Play }) {
  const [way, setWay] = useState<Way | null>(null);
  const hand = useRef<HTMLSpanElement>(null);
  const isStill = wantsStillness();

  useEffect(() => {
    const show = () => setWay(wayOf(play));
    show();
    const timer = setInterval(show, GUIDE_EVERY_MS);
    // Panels beside the board make room for themselves, too.
    const observer = new ResizeObserver(show);
    const place = document.querySelector('.board-place');
    if (place !== null) observer.observe(place);
    return () => {
      clearInterval(timer);
      observer.disconnect();
    };
  }, [play]);

  useEffect(() => {
    if (way === null || isStill) return;
    const at = ({ x, y }: Way['from'], scale = 1) => `translate(${x}px, ${y}px) scale(${scale})`;
    const motion = hand.current?.animate(
      [
        { offset: 0, opacity: 0, transform: at(way.from, 1.15) },
        { offset: 0.15, opacity: 1, transform: at(way.from, 1.15) },
        { offset: 0.25, opacity: 1, transform: at(way.from), easing: 'ease-in-out' },
        { offset: 0.8, opacity: 1, transform: at(way.to) },
        { offset: 0.88, opacity: 1, transform: at(way.to, 1.15) },
        { offset: 1, opacity: 0, transform: at(way.to, 1.15) },
      ],
      { duration: GUIDE_DRAG_MS },
    );
    return () => motion?.cancel();
  }, [way, isStill]);

  if (way === null) return null;
  return (
    <div class="guide" aria-hidden="true" data-still={isStill ? '' : undefined}>
      {isStill && (
        <svg aria-hidden="true">
          <path d={`M${way.from.x} ${way.from.y}L${way.to.x} ${way.to.y}`} />
          <path d={`M${way.from.x} ${way.from.y}L${way.to.x} ${way.to.y}`} />
        </svg>
      )}
      <span
        ref={hand}
        class="guide-hand"
        style={isStill ? { transform: `translate(${way.to.x}px, ${way.to.y}px)` } : {}}
      >
        <Icon of={Pointer} />
      </span>
    </div>
  );
}

/** From a piece in the tray where there is one, else from a loose piece on the table. */
function wayOf(play: Play): Way | null {
  const way = play.guideDrag();
  if (way === null || !play.tray.isShown.peek()) return way;
  const piece = document.querySelectorAll('.tray-piece')[1]?.getBoundingClientRect();
  if (piece === undefined) return null;
  return { from: { x: (piece.left + piece.right) / 2, y: (piece.top + piece.bottom) / 2 }, to: way.middle };
}

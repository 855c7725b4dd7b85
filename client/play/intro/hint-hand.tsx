/** A hand that carries a piece every few seconds until the student lifts one; with reduced motion, a still picture of it. */
import { Pointer } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DRAG_HINT_INTERVAL_MS, DRAG_HINT_MS } from '#client/base/limits.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { MatNote } from '#client/play/picture/mat-note.tsx';
import { PieceThumbnail } from '#client/play/picture/piece-thumbnail.tsx';
import type { Play } from '#client/play/play.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import { groupOf } from '#shared/board/board.ts';
import { type Point, QUARTER } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { DragHintPath } from './drag-hint.ts';
import './hint-hand.css';

/** The sentence stands so far up from the mat's middle, as a share of half of its height, and takes so much of its width. */
const NOTE_UP = 0.6;
const NOTE_WIDTH = 0.85;

export function HintHand({ play }: { readonly play: Play }) {
  const [dragPath, setDragPath] = useState<DragHintPath | null>(null);
  const handRef = useRef<HTMLSpanElement>(null);
  const isStill = prefersReducedMotion();

  useEffect(() => {
    const show = () => setDragPath(dragPathOf(play));
    show();
    const timer = setInterval(show, DRAG_HINT_INTERVAL_MS);
    // Panels beside the board change its size, too.
    const observer = new ResizeObserver(show);
    const place = document.querySelector('.board-container');
    if (place !== null) observer.observe(place);
    return () => {
      clearInterval(timer);
      observer.disconnect();
    };
  }, [play]);

  useEffect(() => {
    if (dragPath === null || isStill) return;
    const transformAt = ({ x, y }: Point, scale = 1) => `translate(${x}px, ${y}px) scale(${scale})`;
    const motion = handRef.current?.animate(
      [
        { offset: 0, opacity: 0, transform: transformAt(dragPath.from, 1.15) },
        { offset: 0.15, opacity: 1, transform: transformAt(dragPath.from, 1.15) },
        { offset: 0.25, opacity: 1, transform: transformAt(dragPath.from), easing: 'ease-in-out' },
        { offset: 0.8, opacity: 1, transform: transformAt(dragPath.to) },
        { offset: 0.88, opacity: 1, transform: transformAt(dragPath.to, 1.15) },
        { offset: 1, opacity: 0, transform: transformAt(dragPath.to, 1.15) },
      ],
      { duration: DRAG_HINT_MS },
    );
    return () => motion?.cancel();
  }, [dragPath, isStill]);

  if (dragPath === null) return null;
  return (
    <div class="drag-hint" aria-hidden="true" data-still={isStill ? '' : undefined}>
      <WhereToPlay {...dragPath} />
      {isStill && (
        <svg aria-hidden="true">
          <path d={`M${dragPath.from.x} ${dragPath.from.y}L${dragPath.to.x} ${dragPath.to.y}`} />
          <path d={`M${dragPath.from.x} ${dragPath.from.y}L${dragPath.to.x} ${dragPath.to.y}`} />
        </svg>
      )}
      <span
        ref={handRef}
        class="hint-hand"
        style={isStill ? { transform: `translate(${dragPath.to.x}px, ${dragPath.to.y}px)` } : {}}
      >
        <CarriedPiece play={play} piece={dragPath.piece} />
        <Icon icon={Pointer} />
      </span>
    </div>
  );
}

/** The sentence on the empty mat. A screen reader has been told of the board before. */
function WhereToPlay({ middle, matCorner }: Pick<DragHintPath, 'middle' | 'matCorner'>) {
  if (matCorner === null) return null;
  const top = middle.y + (matCorner.y - middle.y) * NOTE_UP;
  const maxWidth = 2 * (middle.x - matCorner.x) * NOTE_WIDTH;
  return (
    <MatNote style={{ left: `${middle.x}px`, top: `${top}px`, maxWidth: `${maxWidth}px` }}>
      {boardWords.value.playHere}
    </MatNote>
  );
}

function CarriedPiece({ play, piece }: { readonly play: Play; readonly piece: PieceId }) {
  const { mirror, picture } = play.internals;
  return (
    <PieceThumbnail
      puzzle={mirror.rules.puzzle}
      picture={picture()}
      piece={piece}
      quarters={groupOf(mirror.predicted, piece).turn / QUARTER}
      size={play.tray.layout.value.piece.width}
    />
  );
}

/** From a piece in the tray if that is shown, else from a loose piece on the table. */
function dragPathOf(play: Play): DragHintPath | null {
  if (!play.tray.isVisible.peek()) return play.dragHint(null);
  const element = document.querySelectorAll<HTMLElement>('.tray-piece')[1];
  if (element === undefined) return null;
  const dragPath = play.dragHint(Number(element.dataset['piece']));
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return dragPath === null ? null : { ...dragPath, from: { x: (left + right) / 2, y: (top + bottom) / 2 } };
}

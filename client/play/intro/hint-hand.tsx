/**
 * A hand that carries a piece every few seconds until the student lifts one; with reduced motion, a still picture of it. The sentence on the mat
 * stays until a piece lies there.
 */
import { Pointer } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DRAG_HINT_INTERVAL_MS, DRAG_HINT_MS } from '#client/base/limits.ts';
import { matBounds } from '#client/board/camera/fit-camera.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { MatNote } from '#client/play/picture/mat-note.tsx';
import { PieceThumbnail } from '#client/play/picture/piece-thumbnail.tsx';
import type { Play } from '#client/play/play.ts';
import { isOnMat } from '#client/play/tray/tray.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import { groupOf, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { type Point, QUARTER } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { type DragHint, type FreeSpaceFinder, findDragHint } from './drag-hint.ts';
import './hint-hand.css';

/** The sentence stands so far up from the mat's middle, as a share of half of its height, and takes so much of its width. */
const NOTE_UP = 0.6;
const NOTE_WIDTH = 0.85;

/** The line begins so far beside its piece. CSS pixels. */
const LINE_PX = 6;

/** While the tray's pieces are on their way, the hand looks for one so often. Milliseconds. */
const SOON_MS = 100;

/** CSS pixels of the window. */
interface HandPath extends DragHint {
  /** Where the still picture's line begins, beside what stands on the piece; left out: `from`. */
  readonly start?: Point;
}

export interface HintHandProps {
  readonly play: Play;
  /** Left out: no piece of this puzzle has a place, and there is no land. */
  readonly find?: FreeSpaceFinder;
}

export function HintHand({ play, find }: HintHandProps) {
  const isMatFree = useIsMatFree(play);
  const hasHand = play.isDragHintVisible.value;
  if (!isMatFree && !hasHand) return null;
  return (
    <div class="drag-hint" aria-hidden="true" data-still={prefersReducedMotion() ? '' : undefined}>
      {isMatFree && <WhereToPlay play={play} />}
      {hasHand && <Hand play={play} {...(find === undefined ? {} : { find })} />}
    </div>
  );
}

/** There is a mat to which no piece has come, and none is in a hand: nothing lies under a sentence there. O(groups) a drawing until one has come. */
function useIsMatFree(play: Play): boolean {
  const begun = useRef<Play | null>(null);
  const { predicted: board, rules, isHolding } = play.internals.mirror;
  if (begun.current === play || rules.mat === 'none' || play.hasPlaces) return false;
  play.drawings.value;
  let isHeld = isHolding;
  for (const { id, pieces, z, hold } of board.groups.values()) {
    isHeld ||= hold !== null;
    const isThere = id === MAT_ID ? pieces.length > 1 : z > 0 && isOnMat(rules.puzzle, pieceCentre(board, id));
    if (isThere && hold === null) begun.current = play;
  }
  return begun.current !== play && !isHeld && !play.keyboard.isOpen.value;
}

function Hand({ play, find }: HintHandProps) {
  const [dragPath, setDragPath] = useState<HandPath | null>(null);
  const handRef = useRef<HTMLSpanElement>(null);
  const isStill = prefersReducedMotion();

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      clearTimeout(timer);
      const path = dragPathOf(play, find ?? null);
      setDragPath(path);
      timer = setTimeout(show, path === null ? SOON_MS : DRAG_HINT_INTERVAL_MS);
    };
    show();
    // Panels beside the board change its size, too.
    const observer = new ResizeObserver(show);
    const place = document.querySelector('.board-container');
    if (place !== null) observer.observe(place);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [play, find]);

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
  const { from, start = from, to } = dragPath;
  const line = `M${start.x} ${start.y}L${to.x} ${to.y}`;
  const { puzzle } = play.internals.mirror.rules;
  return (
    <>
      {isStill && (
        <svg aria-hidden="true">
          <path d={line} />
          <path d={line} />
        </svg>
      )}
      <span
        ref={handRef}
        class="hint-hand"
        data-below={puzzle.settle === null ? undefined : ''}
        style={{
          '--below': `${play.tray.layout.value.piece.height / 2}px`,
          ...(isStill ? { transform: `translate(${to.x}px, ${to.y}px)` } : {}),
        }}
      >
        <CarriedPiece play={play} piece={dragPath.piece} />
        <Icon icon={Pointer} />
      </span>
    </>
  );
}

/** The sentence on the empty mat, wherever that is drawn. A screen reader has been told of the board before. */
function WhereToPlay({ play }: Pick<HintHandProps, 'play'>) {
  play.drawings.value;
  const { puzzle } = play.internals.mirror.rules;
  const drawn = play.internals.stage();
  if (drawn === null) return null;
  const bounds = matBounds(puzzle);
  const [middle, corner] = [drawn.toPage(MAT_ORIGIN), drawn.toPage({ x: bounds.left, y: bounds.top })];
  const top = middle.y + (corner.y - middle.y) * NOTE_UP;
  const maxWidth = 2 * (middle.x - corner.x) * NOTE_WIDTH;
  return (
    <MatNote
      isPlate={puzzle.matOutline !== undefined}
      style={{ left: `${middle.x}px`, top: `${top}px`, maxWidth: `${maxWidth}px` }}
    >
      {boardWords.value.playHere}
    </MatNote>
  );
}

function CarriedPiece({ play, piece }: { readonly play: Play; readonly piece: PieceId }) {
  const { mirror, picture } = play.internals;
  const { width, height } = play.tray.layout.value.piece;
  return (
    <PieceThumbnail
      puzzle={mirror.rules.puzzle}
      picture={picture()}
      piece={piece}
      quarters={groupOf(mirror.predicted, piece).turn / QUARTER}
      size={width}
      height={height}
    />
  );
}

/** From a piece in the tray if that is shown, else from a loose piece on the table. */
function dragPathOf(play: Play, find: FreeSpaceFinder | null): HandPath | null {
  if (!play.tray.isVisible.peek()) return play.dragHint((board) => findDragHint(board, find));
  const tray = play.tray.layout.peek().place;
  // The second of the lane next to the board: a line from there crosses no other piece.
  const all = [...document.querySelectorAll<HTMLElement>('.tray-piece')].map((element) => ({
    piece: Number(element.dataset['piece']),
    box: element.getBoundingClientRect(),
  }));
  const across = ({ box }: (typeof all)[number]) => (tray === 'side' ? box.left : box.top);
  const nearest = Math.min(...all.map(across));
  const lane = all.filter((each) => across(each) <= nearest + 1);
  const shown = lane[1] ?? lane[0];
  if (shown === undefined) return null;
  const dragPath = play.dragHint((board) => findDragHint(board, find, { piece: shown.piece, tray }));
  const { left, right, top, bottom } = shown.box;
  const from = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const start = tray === 'side' ? { x: left - LINE_PX, y: from.y } : { x: from.x, y: top - LINE_PX };
  return dragPath === null ? null : { ...dragPath, from, start };
}

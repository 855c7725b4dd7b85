/** The teacher, or this page's fourth hint, shows where a piece goes: a ghost of it and a hand move there from where it lies, or stand there with reduced motion. */
import { Pointer } from 'lucide';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { SHOWN_PIECE_GLIDE_MS, SHOWN_PIECE_REPEATS, SHOWN_PIECE_STILL_MS } from '#client/base/limits.ts';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { helpWords } from '#client/i18n/words/student/help-words.ts';
import type { HintHand } from '#client/play/keyboard/hints.ts';
import { PieceThumbnail } from '#client/play/picture/piece-thumbnail.tsx';
import type { Play } from '#client/play/play.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import { groupOf } from '#shared/board/board.ts';
import { type Point, QUARTER } from '#shared/geometry/pose.ts';
import type { GroupId, PieceId } from '#shared/ids.ts';
import { pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import { homePath } from './home-path.ts';
import '../intro/hint-hand.css';
import './teacher-hint.css';

export function TeacherHint({ play }: { readonly play: Play }) {
  const hint = play.hints.hand.value;
  const ghost = useRef<HTMLDivElement>(null);
  const path = useRef<SVGSVGElement>(null);
  const isOver = useHintMotion(play, hint, ghost, path);
  if (hint === null) return null;
  const { mirror, picture } = play.internals;
  return (
    <>
      <span class="unseen" role="status">
        {isOver
          ? ''
          : hint.isTeachers
            ? helpWords.value.pieceShown(pieceNoun(mirror.rules.puzzle.spec))
            : helpWords.value.placeShown}
      </span>
      {!isOver && (
        <div
          class="drag-hint teacher-hint"
          aria-hidden="true"
          data-still=""
          data-keyboard={play.keyboard.isOpen.value ? '' : undefined}
        >
          <svg ref={path} aria-hidden="true">
            <path />
            <path />
          </svg>
          <div class="teacher-hint-piece" ref={ghost}>
            <PieceThumbnail
              puzzle={mirror.rules.puzzle}
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

/** Moves the ghost along its path until the hint is over. Every frame reads both places again, because the view may move meanwhile. */
function useHintMotion(
  play: Play,
  hint: HintHand | null,
  ghost: RefObject<HTMLDivElement | null>,
  path: RefObject<SVGSVGElement | null>,
): boolean {
  const [isOver, setOver] = useState(false);
  const isStill = prefersReducedMotion();
  useEffect(() => {
    setOver(false);
    if (hint === null) return;
    const durationMs = isStill ? SHOWN_PIECE_STILL_MS : SHOWN_PIECE_REPEATS * SHOWN_PIECE_GLIDE_MS;
    const startedAt = performance.now();
    let frame = 0;
    const draw = () => {
      const elapsed = performance.now() - startedAt;
      const route = homePathOnPage(play, hint);
      if (elapsed >= durationMs || route === null) {
        setOver(true);
        return;
      }
      frame = requestAnimationFrame(draw);
      const progress = isStill ? 1 : easedProgress((elapsed % SHOWN_PIECE_GLIDE_MS) / SHOWN_PIECE_GLIDE_MS);
      // A repeated hint is back on the page only after the next render.
      if (ghost.current !== null) placeGhost(ghost.current, path.current, route, progress);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [hint, play, isStill]);
  return isOver;
}

interface PagePath {
  /** CSS pixels of the window. */
  readonly from: Point;
  readonly to: Point;
  /** Side of the ghost, in CSS pixels. */
  readonly side: number;
}

/** Null: the piece is at its place, or the board is not drawn. */
function homePathOnPage(play: Play, { piece }: HintHand): PagePath | null {
  const { mirror, stage: currentStage } = play.internals;
  const { board, positions } = play.readFrame();
  const isHidden = (id: GroupId) => positions.get(id) === HIDDEN_POSITION;
  const route = homePath(board, piece, isHidden);
  const stage = currentStage();
  if (route === null || stage === null) return null;
  const side = 2 * outlinesOf(mirror.rules.puzzle).halfExtent * stage.camera.scale;
  const group = groupOf(board, piece);
  const drawn = positions.get(group.id) ?? group;
  const onPlane = { x: route.from.x + drawn.x - group.x, y: route.from.y + drawn.y - group.y };
  const from =
    (isHidden(group.id) ? placeInTray(piece) : null) ?? stage.toPage(isHidden(group.id) ? route.from : onPlane);
  return { from, to: stage.toPage(route.to), side };
}

/** In the tray, or in the list of keyboard play. Null: neither shows it now. CSS pixels of the window. */
function placeInTray(piece: PieceId): Point | null {
  const box = document
    .querySelector(`:is(.tray-piece, .keyboard-piece)[data-piece="${piece}"]`)
    ?.getBoundingClientRect();
  return box === undefined ? null : { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

function placeGhost(
  ghost: HTMLElement,
  svg: SVGSVGElement | null,
  { from, to, side }: PagePath,
  progress: number,
): void {
  const x = from.x + (to.x - from.x) * progress;
  const y = from.y + (to.y - from.y) * progress;
  ghost.style.setProperty('--side', `${side}px`);
  ghost.style.transform = `translate(${x}px, ${y}px)`;
  for (const path of svg?.children ?? []) path.setAttribute('d', `M${from.x} ${from.y}L${to.x} ${to.y}`);
}

/** Rests a little at both ends, and starts and ends slowly. */
function easedProgress(part: number): number {
  const eased = Math.min(1, Math.max(0, (part - 0.15) / 0.6));
  return eased * eased * (3 - 2 * eased);
}

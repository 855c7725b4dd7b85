/**
 * Shows while a label is carried which place takes it when it is put down there, and what that place names: places of a phone lie close, and a
 * carried card hides them. Nothing tells whether it is right. Status lines tell of places to those who do not see it.
 */
import './place-light.css';
import type { BoardFrame } from '#client/board/board-frame.ts';
import type { Stage } from '#client/board/stage/stage.ts';
import { addSvgOverlay, svgElement } from '#client/play/picture/svg-overlay.ts';
import { MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { LabelSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { isCards } from './picture-places.ts';

/** Around a place, and around the point that it names. CSS pixels. */
const FRAME_PX = 3;
const RING_PX = 9;

interface PlaceLightDeps {
  readonly stage: Stage;
  /** The stage's place. */
  readonly place: HTMLElement;
  readonly unmounted: AbortSignal;
}

export function showPlaceLight({ stage, place, unmounted }: PlaceLightDeps, { spec }: Puzzle): void {
  if (unmounted.aborted || !isCards(spec) || spec.layout !== 'label') return;
  const { spots, width, height } = spec;
  const layer = addSvgOverlay(place, 'place-light');
  // White within dark: one of them shows on any photo.
  const paths = [0, 1].map(() => svgElement('path'));
  layer.append(...paths);
  const corner = { x: MAT_ORIGIN.x - width / 2, y: MAT_ORIGIN.y - height / 2 };
  const toScreen = ({ x, y }: Point) => stage.toScreen({ x: corner.x + x, y: corner.y + y });
  let drawn = '';
  stage.onDrawing = () => {
    const frame = stage.lastDrawn?.frame;
    const lit = frame === undefined ? [] : placesTaking(frame);
    const outline = lit.map((each) => outlineOf(spots[each - 1], toScreen)).join('');
    if (outline === drawn) return;
    drawn = outline;
    layer.setAttribute('data-places', lit.join(' '));
    for (const path of paths) path.setAttribute('d', outline);
  };
  unmounted.addEventListener('abort', () => {
    stage.onDrawing = null;
    layer.remove();
  });
}

/** The places that take what this page carries, if it is put down now. One that is taken for good takes nothing. */
export function placesTaking({
  board: { groups, rules },
  inHand,
  positions,
}: Pick<BoardFrame, 'board' | 'inHand' | 'positions'>): readonly PieceId[] {
  return [...inHand].flatMap((card) => {
    const at = positions.get(card);
    const place =
      at === undefined ? null : (rules.puzzle.placeTaking?.(card, Math.round(at.x), Math.round(at.y)) ?? null);
    return place !== null && groups.has(place) ? [place] : [];
  });
}

/** A frame about the place, a ring about the point, and a line between them. CSS pixels. */
function outlineOf(spot: LabelSpec['spots'][number] | undefined, toScreen: (at: Point) => Point): string {
  if (spot === undefined) return '';
  const { left, top, width, height } = spot.card;
  const [from, to] = [toScreen({ x: left, y: top }), toScreen({ x: left + width, y: top + height })];
  const box = { left: from.x - FRAME_PX, top: from.y - FRAME_PX, right: to.x + FRAME_PX, bottom: to.y + FRAME_PX };
  const at = toScreen(spot);
  const near = {
    x: Math.min(Math.max(at.x, box.left), box.right),
    y: Math.min(Math.max(at.y, box.top), box.bottom),
  };
  const away = Math.hypot(near.x - at.x, near.y - at.y);
  const start = {
    x: at.x + ((near.x - at.x) * RING_PX) / Math.max(away, 1),
    y: at.y + ((near.y - at.y) * RING_PX) / Math.max(away, 1),
  };
  const point = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const frame = `M${point({ x: box.left, y: box.top })}H${box.right.toFixed(1)}V${box.bottom.toFixed(1)}H${box.left.toFixed(1)}Z`;
  const half = `a${RING_PX} ${RING_PX} 0 1 0`;
  const ring = `M${point({ x: at.x - RING_PX, y: at.y })}${half} ${2 * RING_PX} 0${half} ${-2 * RING_PX} 0`;
  return frame + ring + (away > RING_PX ? `M${point(start)}L${point(near)}` : '');
}

/**
 * The light of a hint: over the board, the part of the picture where the piece belongs. It follows the view, and takes no presses. It ends with
 * the next press beside the board, whatever that opens or shows; its own tool and those of the view leave it on.
 */
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import type { Stage } from '#client/board/stage/stage.ts';
import { gridFrame } from '#client/play/keyboard/grid-cells.ts';
import { hintArea, type PicturePlace } from '#client/play/keyboard/hint-area.ts';
import type { Hint } from '#client/play/keyboard/hints.ts';
import type { Play } from '#client/play/play.ts';
import { growsOnMat } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { picturePlace } from './home-path.ts';
import './hint-light.css';

export function HintLight({ play, hint }: { readonly play: Play; readonly hint: Hint }) {
  const light = useRef<SVGSVGElement>(null);
  useEffect(
    () =>
      effect(() => {
        play.drawings.value;
        const stage = play.internals.stage();
        if (light.current !== null && stage !== null) drawLight(light.current, areaOnPage(play, hint, stage));
      }),
    [play, hint],
  );
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('.play-area, [data-keeps-light]') === null)
        play.hints.onUsedElsewhere();
    };
    addEventListener('click', onClick, true);
    return () => removeEventListener('click', onClick, true);
  }, [play]);
  useEffect(() => {
    findBanner()?.setAttribute('data-lit', '');
    return () => {
      findBanner()?.removeAttribute('data-lit');
      moveBanner(false);
    };
  }, []);
  return (
    <svg
      ref={light}
      class="hint-light"
      data-level={hint.level}
      data-frame={play.isGhostVisible.value ? '' : undefined}
      data-keyboard={play.keyboard.isOpen.value ? '' : undefined}
      aria-hidden="true"
    >
      <path class="hint-dim" />
      <path />
      <path />
    </svg>
  );
}

/** How far down the page's sentence reaches, in one line. CSS pixels. */
const BANNER_PX = 56;

/** In CSS pixels of the window. */
function areaOnPage(play: Play, hint: Hint, stage: Stage): readonly (readonly Point[])[] {
  const polygons = hintArea(play.keyboard.puzzle, hint, placeOf(play, hint));
  return polygons.map((polygon) => polygon.map((unit) => stage.toPage(unit)));
}

/** Where the picture lies: by keys it is the grid, which is the same on every page of the board. */
function placeOf(play: Play, { piece }: Hint): PicturePlace {
  const { predicted } = play.internals.mirror;
  if (play.keyboard.isOpen.peek()) return gridFrame(predicted, play.keyboard.chosenGroup);
  if (growsOnMat(predicted)) return picturePlace(predicted, piece);
  const { board, positions } = play.readFrame();
  return picturePlace(board, piece, (group) => positions.get(group) === HIDDEN_POSITION);
}

/** Shows nothing of it beside the board. */
function drawLight(light: SVGSVGElement, area: readonly (readonly Point[])[]): void {
  const pathOf = (polygon: readonly Point[]) =>
    `M${polygon.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
  const path = area.map(pathOf).join('');
  for (const each of light.children) each.setAttribute('d', path);
  light.firstElementChild?.setAttribute('d', `M0 0H${innerWidth}V${innerHeight}H0Z${path}`);
  const board = document.querySelector('.board-container')?.getBoundingClientRect();
  if (board === undefined) return;
  light.style.clipPath = `inset(${board.top}px ${innerWidth - board.right}px ${innerHeight - board.bottom}px ${board.left}px)`;
  moveBanner(Math.min(...area.flat().map(({ y }) => y)) < board.top + BANNER_PX);
}

/** The page's sentence lies over the board's upper edge, and below where a light is: it covers no place that a hint shows. */
function moveBanner(isBelow: boolean): void {
  findBanner()?.toggleAttribute('data-below', isBelow);
}

function findBanner(): Element | null {
  return document.querySelector('.board-area > .banner');
}

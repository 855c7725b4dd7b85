/** A board whose picture is still on its way: the picture's colours, blurred, where it will lie, and the outlines of the pieces. */
import { useEffect, useRef } from 'preact/hooks';
import { MAT_ID } from '../../../shared/board/rules.ts';
import { STEPS_PER_UNIT } from '../../../shared/geometry/edge.ts';
import { COLOURS_ACROSS, COLOURS_DOWN, cellsOfColours } from '../../../shared/picture/colours.ts';
import { tableOf } from '../../../shared/puzzle/scatter.ts';
import { NO_INSETS, toPixel } from '../../board/camera/camera.ts';
import { matOf, seenOn, showing } from '../../board/camera/fit.ts';
import { AWAY } from '../../board/extent.ts';
import { outlinesOf } from '../../board/outlines.ts';
import type { Play } from '../play.ts';

/** Where pieces lie may come a moment later than the page. Milliseconds. */
const LOOK_MS = 250;
/** Of a piece: its inside and its outline; a grey that shows on both tables. */
const PIECE = '#80808038';
const OUTLINE = '#808080c0';
/** How strong the picture's colours are. */
const STRENGTH = 0.55;

export function Sketch({ play }: { readonly play: Play }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => {
      if (canvas.current !== null) sketch(canvas.current, play);
    };
    draw();
    const timer = setInterval(draw, LOOK_MS);
    return () => clearInterval(timer);
  }, [play]);
  return (
    <div class="board-sketch" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}

function sketch(canvas: HTMLCanvasElement, play: Play): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  const context = canvas.getContext('2d');
  if (context === null || width === 0 || height === 0) return;
  const { board, lying, hasTray } = play.look();
  const { puzzle } = board.rules;
  const { of, reach } = outlinesOf(puzzle);
  const rect = hasTray === true ? seenOn(board, lying, null, reach) : tableOf(puzzle);
  const camera = showing(rect, { width, height, insets: NO_INSETS });
  context.scale(devicePixelRatio, devicePixelRatio);

  const mat = matOf(puzzle);
  const { x, y } = toPixel(camera, { x: mat.left, y: mat.top });
  const [matWidth, matHeight] = [(mat.right - mat.left) * camera.scale, (mat.bottom - mat.top) * camera.scale];
  const blurred = picture(play.colours);
  if (blurred !== null) {
    context.imageSmoothingQuality = 'high';
    context.globalAlpha = STRENGTH;
    context.drawImage(blurred, x, y, matWidth, matHeight);
    context.globalAlpha = 1;
  }
  context.strokeStyle = OUTLINE;
  context.strokeRect(x, y, matWidth, matHeight);
  context.fillStyle = PIECE;
  for (const group of board.groups.values()) {
    const origin = lying.get(group.id) ?? group;
    if (origin === AWAY || group.id === MAT_ID) continue;
    const at = toPixel(camera, origin);
    context.save();
    context.translate(at.x, at.y);
    context.rotate((group.turn * Math.PI) / 12);
    context.scale(camera.scale, camera.scale);
    const path = new Path2D();
    for (const piece of group.pieces) {
      const outline = of[piece] ?? new Int32Array(0);
      const homeX = puzzle.homeX[piece] ?? 0;
      const homeY = puzzle.homeY[piece] ?? 0;
      for (let corner = 0; corner < outline.length; corner += 2) {
        const left = homeX + (outline[corner] ?? 0) / STEPS_PER_UNIT;
        const top = homeY + (outline[corner + 1] ?? 0) / STEPS_PER_UNIT;
        if (corner === 0) path.moveTo(left, top);
        else path.lineTo(left, top);
      }
      path.closePath();
    }
    context.lineWidth = 1 / camera.scale;
    context.fill(path);
    context.stroke(path);
    context.restore();
  }
}

/** A few cells, which the canvas blurs as it draws them large. */
function picture(colours: string): HTMLCanvasElement | null {
  const cells = cellsOfColours(colours);
  if (cells === null) return null;
  const canvas = document.createElement('canvas');
  canvas.width = COLOURS_ACROSS;
  canvas.height = COLOURS_DOWN;
  canvas.getContext('2d')?.putImageData(new ImageData(cells, COLOURS_ACROSS, COLOURS_DOWN), 0, 0);
  return canvas;
}

/** A board whose picture is still loading: the picture's colours, blurred, in its place, and the outlines of the pieces. */
import { useEffect, useRef } from 'preact/hooks';
import { NO_INSETS, toPixel } from '#client/board/camera/camera.ts';
import { homeCamera, matBounds } from '#client/board/camera/fit-camera.ts';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import { groupOutline } from '#client/board/piece-outlines.ts';
import type { Play } from '#client/play/play.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import { COLOUR_COLUMNS, COLOUR_ROWS, decodeColours } from '#shared/picture/coarse-colours.ts';

/** The board may load a moment later than the page, so the placeholder is drawn this often. Milliseconds. */
const REDRAW_MS = 250;
/** Inside and outline of a piece: a grey that shows on both tables. */
const PIECE = '#80808038';
const OUTLINE = '#808080c0';
/** Opacity of the picture's colours. */
const PICTURE_OPACITY = 0.55;

export function BoardPlaceholder({ play }: { readonly play: Play }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => {
      if (canvas.current !== null) drawPlaceholder(canvas.current, play);
    };
    draw();
    const timer = setInterval(draw, REDRAW_MS);
    return () => clearInterval(timer);
  }, [play]);
  return (
    <div class="board-placeholder" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}

function drawPlaceholder(canvas: HTMLCanvasElement, play: Play): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  const context = canvas.getContext('2d');
  if (context === null || width === 0 || height === 0) return;
  const frame = play.readFrame();
  const { board, positions } = frame;
  const { puzzle } = board.rules;
  const camera = homeCamera(frame, { width, height, insets: NO_INSETS });
  context.scale(devicePixelRatio, devicePixelRatio);

  const mat = matBounds(puzzle);
  const { x, y } = toPixel(camera, { x: mat.left, y: mat.top });
  const [matWidth, matHeight] = [(mat.right - mat.left) * camera.scale, (mat.bottom - mat.top) * camera.scale];
  const blurred = blurredPicture(play.colours);
  if (blurred !== null) {
    context.imageSmoothingQuality = 'high';
    context.globalAlpha = PICTURE_OPACITY;
    context.drawImage(blurred, x, y, matWidth, matHeight);
    context.globalAlpha = 1;
  }
  context.strokeStyle = OUTLINE;
  context.strokeRect(x, y, matWidth, matHeight);
  context.fillStyle = PIECE;
  for (const group of board.groups.values()) {
    const origin = positions.get(group.id) ?? group;
    if (origin === HIDDEN_POSITION || group.id === MAT_ID) continue;
    const at = toPixel(camera, origin);
    context.save();
    context.translate(at.x, at.y);
    context.rotate((group.turn * Math.PI) / 12);
    context.scale(camera.scale, camera.scale);
    const path = groupOutline(puzzle, group.pieces);
    context.lineWidth = 1 / camera.scale;
    context.fill(path);
    context.stroke(path);
    context.restore();
  }
}

/** A few pixels, which the canvas blurs when it enlarges them. */
function blurredPicture(colours: string): HTMLCanvasElement | null {
  const cells = decodeColours(colours);
  if (cells === null) return null;
  const canvas = document.createElement('canvas');
  canvas.width = COLOUR_COLUMNS;
  canvas.height = COLOUR_ROWS;
  canvas.getContext('2d')?.putImageData(new ImageData(cells, COLOUR_COLUMNS, COLOUR_ROWS), 0, 0);
  return canvas;
}

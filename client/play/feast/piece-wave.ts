/** The finished picture for a feast: its pieces rise one after the other, from one corner to the other, and lie down again. */
import { drawPart } from '#client/board/draw-part.ts';
import { outlinesOf, pieceOutline } from '#client/board/piece-outlines.ts';
import type { WholePicture } from '#client/play/picture/whole-picture.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

/** One piece is up this long. Milliseconds. */
const RISE_MS = 600;
/** From the first piece's rise to the last one's. Milliseconds. */
const CROSSING_MS = 1_400;
export const WAVE_MS = CROSSING_MS + RISE_MS;
/** How high a piece rises, as a share of its reach. */
const HEIGHT = 0.35;
/** A piece that is up is larger by this share. */
const GROWTH = 0.12;

/** How far a piece is up `ms` after the wave began: 0 as it lies, 1 at its highest. */
export function riseAt({ spec, homeX, homeY }: Puzzle, piece: PieceId, ms: number): number {
  const across = (homeX[piece] ?? 0) / spec.width + (homeY[piece] ?? 0) / spec.height;
  const begin = (across / 2 + 0.5) * CROSSING_MS;
  const share = (ms - begin) / RISE_MS;
  return share <= 0 || share >= 1 ? 0 : Math.sin(share * Math.PI);
}

export class PieceWave {
  readonly #puzzle: Puzzle;
  readonly #picture: WholePicture;
  readonly #paths: readonly Path2D[];
  readonly #reach: number;

  constructor(puzzle: Puzzle, picture: WholePicture) {
    this.#puzzle = puzzle;
    this.#picture = picture;
    const outlines = outlinesOf(puzzle);
    this.#paths = outlines.byPiece.map((_outline, piece) => pieceOutline(outlines, piece));
    this.#reach = outlines.halfExtent;
  }

  /** Draws the whole canvas as it is `ms` after the wave began; the canvas has the picture's shape. */
  draw(context: CanvasRenderingContext2D, ms: number): void {
    const { width, height } = context.canvas;
    const { spec, pieces } = this.#puzzle;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.imageSmoothingQuality = ms < WAVE_MS ? 'low' : 'high';
    context.drawImage(this.#picture, 0, 0, width, height);
    const scale = width / spec.width;
    for (let piece = 1; piece <= pieces; piece += 1) {
      const rise = riseAt(this.#puzzle, piece, ms);
      if (rise > 0) this.#drawRisen(context, piece, rise, scale);
    }
  }

  #drawRisen(context: CanvasRenderingContext2D, piece: PieceId, rise: number, scale: number): void {
    const { spec, homeX, homeY } = this.#puzzle;
    const reach = this.#reach;
    const [x, y] = [homeX[piece] ?? 0, homeY[piece] ?? 0];
    const path = this.#paths[piece];
    if (path === undefined) return;
    const size = scale * (1 + GROWTH * rise);
    context.setTransform(
      size,
      0,
      0,
      size,
      (x + spec.width / 2) * scale,
      (y + spec.height / 2 - HEIGHT * rise * reach) * scale,
    );
    context.fillStyle = `rgb(0 0 0 / ${0.35 * rise})`;
    context.save();
    context.translate(0, HEIGHT * rise * reach);
    context.fill(path);
    context.restore();
    context.save();
    context.clip(path);
    const perUnit = this.#picture.width / spec.width;
    const source = {
      x: (x + spec.width / 2 - reach) * perUnit,
      y: (y + spec.height / 2 - reach) * perUnit,
      width: 2 * reach * perUnit,
      height: 2 * reach * perUnit,
    };
    drawPart(context, this.#picture, source, { x: -reach, y: -reach, width: 2 * reach, height: 2 * reach });
    context.restore();
    context.lineWidth = reach / 24;
    context.strokeStyle = `rgb(255 255 255 / ${rise})`;
    context.stroke(path);
  }
}

/** What the shader reads from: the pose table, the cut picture, the grain and, once they show, the plain picture and the ghost. */
import { BufferImageSource, CanvasSource, TextureSource } from 'pixi.js';
import { type BoardFrame, ghostOpacityOf } from '#client/board/board-frame.ts';
import { drawMatOutline } from '#client/board/mat-outline.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { BoardTheme } from './board-theme.ts';
import { GRAIN_SIDE, grainTile } from './buffers/grain.ts';
import {
  drawCutLines,
  drawCutPicture,
  drawGhostPicture,
  drawPlainPicture,
  type PictureImage,
  textureSize,
} from './buffers/picture-texture.ts';
import { type PoseTable, TABLE_WIDTH } from './buffers/pose-table.ts';

export interface BoardTexturesOptions {
  readonly puzzle: Puzzle;
  readonly picture: PictureImage;
  /** The longest side that the graphics processor takes, in pixels. */
  readonly sideMax: number;
}

/** Of a texture's pixels: most screens show it at a third of its size. */
const MAT_LINE_PX = 4;

export class BoardTextures {
  readonly #options: BoardTexturesOptions;
  readonly #table: PoseTable;
  readonly #poses: BufferImageSource;
  readonly #order: BufferImageSource;
  readonly #picture: CanvasSource;
  readonly #grain: BufferImageSource;
  #plain: CanvasSource | null = null;
  #ghost: CanvasSource | null = null;
  #matOutline: CanvasSource | null = null;
  /** In which the mat's outline is drawn. */
  #theme: BoardTheme | null = null;

  constructor(options: BoardTexturesOptions, table: PoseTable) {
    const { puzzle, picture, sideMax } = options;
    this.#options = options;
    this.#table = table;
    const lookup = {
      width: TABLE_WIDTH,
      height: table.rows,
      scaleMode: 'nearest',
      alphaMode: 'no-premultiply-alpha',
    } as const;
    this.#poses = new BufferImageSource({ ...lookup, resource: table.poses, format: 'rgba32float' });
    this.#order = new BufferImageSource({ ...lookup, resource: table.order, format: 'rg16uint' });
    this.#picture = pictureSourceFrom(drawCutPicture(puzzle, outlinesOf(puzzle), picture, sideMax));
    this.#grain = new BufferImageSource({
      resource: grainTile(),
      width: GRAIN_SIDE,
      height: GRAIN_SIDE,
      format: 'r8unorm',
      alphaMode: 'no-premultiply-alpha',
      addressMode: 'repeat',
      scaleMode: 'linear',
      autoGenerateMipmaps: true,
    });
  }

  /** By the names of the shader's samplers. The cut picture stands in for the pictures that do not show yet. */
  get samplers(): Readonly<Record<string, TextureSource>> {
    return {
      uPoses: this.#poses,
      uOrder: this.#order,
      uPicture: this.#picture,
      uPlain: this.#plain ?? this.#picture,
      uGhost: this.#ghost ?? this.#picture,
      uMatOutline: this.#matOutline ?? this.#picture,
      uGrain: this.#grain,
    };
  }

  /** Draws the pictures that this frame is the first to show. */
  prepare(frame: BoardFrame, theme: BoardTheme): void {
    const { puzzle, picture, sideMax } = this.#options;
    if (frame.cutLineOpacity < 1) this.#plain ??= pictureSourceFrom(drawPlainPicture(puzzle, picture, sideMax));
    if (ghostOpacityOf(frame) > 0) this.#ghost ??= pictureSourceFrom(drawGhostPicture(puzzle, picture, sideMax));
    if (this.#theme === theme) return;
    this.#theme = theme;
    this.#matOutline?.destroy();
    const outline = drawMatOutline(puzzle, textureSize(puzzle, sideMax), theme, MAT_LINE_PX);
    this.#matOutline = outline === null ? null : pictureSourceFrom(outline);
  }

  /** An image as it is, without smaller copies. Null: the graphics processor takes none so large. */
  createSheet(resource: ImageBitmap | HTMLCanvasElement): TextureSource | null {
    if (Math.max(resource.width, resource.height) > this.#options.sideMax) return null;
    const source = new TextureSource({ resource, scaleMode: 'linear' });
    source.uploadMethodId = 'image';
    return source;
  }

  /** The cut lines on nothing, premultiplied. */
  createLines(): TextureSource {
    const { puzzle, sideMax } = this.#options;
    return pictureSourceFrom(drawCutLines(puzzle, outlinesOf(puzzle), sideMax));
  }

  /** Uploads the entries of the pose table that have changed since the last call. */
  upload(): void {
    for (const { start, end } of this.#table.changedPoses.take()) this.#poses.update(start, end);
    for (const { start, end } of this.#table.changedOrder.take()) this.#order.update(start, end);
  }

  destroy(): void {
    for (const source of [
      this.#poses,
      this.#order,
      this.#picture,
      this.#grain,
      this.#plain,
      this.#ghost,
      this.#matOutline,
    ])
      source?.destroy();
  }
}

function pictureSourceFrom(canvas: HTMLCanvasElement): CanvasSource {
  return new CanvasSource({ resource: canvas, autoGenerateMipmaps: true, scaleMode: 'linear', mipmapFilter: 'linear' });
}

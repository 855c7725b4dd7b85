/**
 * The simple board: drawn by a 2D canvas, as the wall's tiles are, where the browser gives no WebGL. What rests is drawn once onto a
 * canvas of its own; a frame copies it and draws what is lifted over it. O(groups) a frame, O(pieces) when the view or a resting group changed.
 */
import { type BoardFrame, ghostOpacityOf, liftedGroups } from '#client/board/board-frame.ts';
import type { Camera, Rect } from '#client/board/camera/camera.ts';
import { matBounds } from '#client/board/camera/fit-camera.ts';
import { displayedOrigin } from '#client/board/hand/pick.ts';
import { groupOutline, outlinesOf } from '#client/board/piece-outlines.ts';
import { type BoardTheme, boardTheme, matColour } from '#client/board/scene/board-theme.ts';
import type { PictureImage } from '#client/board/scene/buffers/picture-texture.ts';
import type { GroupMark } from '#client/board/scene/buffers/pose-table.ts';
import type { SceneOptions } from '#client/board/scene/scene.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import type { Ground } from '#client/ui/ground.ts';
import { cssColour } from '#client/ui/seat/member-colours.ts';
import type { Theme } from '#client/ui/theme.ts';
import { type Group, isAbove } from '#shared/board/board.ts';
import { MAT_ID, type MatMode } from '#shared/board/board-rules.ts';
import { type Point, TURN_STEPS } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { drawPieces, makeAtlas, type PieceAtlas } from './piece-atlas.ts';

/** More device pixels a CSS pixel than this cost more time than they are worth. */
const PIXEL_RATIO_MAX = 1.5;
/** Pixels of an atlas' pieces: 12 MB at four bytes a pixel, and as much again for their shadows. Closer than that the pieces blur. */
const ATLAS_PIXELS_MAX = 3_000_000;
/** While the view zooms, the pieces are enlarged up to this much before they are cut again ... */
const STRETCH_MAX = 2;
/** ... and once it rests this long, they are cut for it. Milliseconds. */
const SHARPEN_MS = 250;
/** How far below a group its shadow falls, at rest and while lifted. Shares of a piece's short side. */
const SHADOW_SHARE = 0.04;
const SHADOW_SHARE_LIFTED = 0.1;
/** Width of an outline, and of the white rim around it. CSS pixels. */
const OUTLINE_PX = 2.5;
const RIM_PX = 1.25;

/** A group at rest, as it was drawn last. */
interface Resting extends Point {
  readonly group: Group;
}

export class CanvasScene {
  readonly #puzzle: Puzzle;
  readonly #context: CanvasRenderingContext2D;
  /** What rests, and the ground below it. */
  readonly #rest: CanvasRenderingContext2D;
  #picture: PictureImage;
  #theme: BoardTheme;
  /** Device pixels a CSS pixel. */
  #ratio = 1;
  #atlas: PieceAtlas | null = null;
  #resting: ReadonlyMap<GroupId, Resting> = new Map();
  #last: { readonly frame: BoardFrame; readonly camera: Camera; readonly marks: readonly GroupMark[] } | null = null;
  #isStale = true;
  /** What the mat was when the ground was drawn. */
  #mat: MatMode | null = null;
  #sharpening: ReturnType<typeof setTimeout> | undefined;
  #frames = 0;

  /** Null: the browser gives no 2D context either. */
  static create({ canvas, puzzle, picture, theme, ground = 'wood', ...size }: SceneOptions): CanvasScene | null {
    const context = watchedContext(canvas, { alpha: false });
    const rest = watchedContext(document.createElement('canvas'), { alpha: false });
    if (context === null || rest === null) return null;
    const scene = new CanvasScene(puzzle, context, rest, picture, boardTheme(theme, ground));
    scene.resize(size.width, size.height, size.pixelRatio);
    return scene;
  }

  private constructor(
    puzzle: Puzzle,
    context: CanvasRenderingContext2D,
    rest: CanvasRenderingContext2D,
    picture: PictureImage,
    theme: BoardTheme,
  ) {
    this.#puzzle = puzzle;
    this.#context = context;
    this.#rest = rest;
    this.#picture = picture;
    this.#theme = theme;
  }

  get counts() {
    return { frames: this.#frames, pictureFrames: 0, draws: 0, bytes: 0 };
  }

  draw(frame: BoardFrame, camera: Camera, marks: readonly GroupMark[]): void {
    const before = this.#last;
    this.#last = { frame, camera, marks };
    this.#prepareAtlas(camera, before !== null && before.camera.scale !== camera.scale);
    const lifted = liftedGroups(frame);
    const resting = restingGroups(frame, lifted);
    const isSameView =
      before !== null &&
      before.camera.x === camera.x &&
      before.camera.y === camera.y &&
      before.camera.scale === camera.scale &&
      before.frame.ghostOpacity === frame.ghostOpacity &&
      this.#mat === frame.board.rules.mat &&
      before.frame.cutLineOpacity === frame.cutLineOpacity;
    if (this.#isStale || !isSameView || !isSame(this.#resting, resting)) {
      this.#drawGround(frame, camera);
      this.#drawGroups(this.#rest, frame, camera, [...resting.values()], []);
      this.#resting = resting;
      this.#mat = frame.board.rules.mat;
      this.#isStale = false;
    }
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.#rest.canvas, 0, 0);
    const above = [...lifted].flatMap((id) => {
      const group = frame.board.groups.get(id);
      return group === undefined ? [] : [{ group, ...displayedOrigin(frame, group) }];
    });
    this.#drawGroups(context, frame, camera, above, marks);
    this.#frames += 1;
  }

  /** CSS pixels, and device pixels a CSS pixel. */
  resize(width: number, height: number, pixelRatio: number): void {
    this.#ratio = Math.min(pixelRatio, PIXEL_RATIO_MAX);
    const { canvas } = this.#context;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    for (const each of [canvas, this.#rest.canvas]) {
      each.width = Math.max(1, Math.round(width * this.#ratio));
      each.height = Math.max(1, Math.round(height * this.#ratio));
    }
    this.#isStale = true;
  }

  setTheme(theme: Theme, ground: Ground = 'wood'): void {
    this.#theme = boardTheme(theme, ground);
    this.#isStale = true;
  }

  /** Cuts the pieces again, from another copy of the picture: canvases and the copy before may be lost. */
  setPicture(picture: PictureImage): void {
    this.#picture = picture;
    this.#atlas = null;
    this.#redraw();
  }

  destroy(): void {
    clearTimeout(this.#sharpening);
    this.#last = null;
  }

  #redraw(): void {
    this.#isStale = true;
    if (this.#last !== null) this.draw(this.#last.frame, this.#last.camera, this.#last.marks);
  }

  /** Pixels of the canvas a unit. */
  #scaleOf(camera: Camera): number {
    return camera.scale * this.#ratio;
  }

  #prepareAtlas(camera: Camera, isZooming: boolean): void {
    const puzzle = this.#puzzle;
    const scaleMax = Math.sqrt(ATLAS_PIXELS_MAX / puzzle.pieces) / (2 * outlinesOf(puzzle).halfExtent);
    const wanted = Math.min(this.#scaleOf(camera), scaleMax);
    const stretch = this.#atlas === null ? Number.POSITIVE_INFINITY : wanted / this.#atlas.scale;
    if (stretch === 1) return;
    if (!isZooming || stretch > STRETCH_MAX || stretch < 1 / STRETCH_MAX) {
      clearTimeout(this.#sharpening);
      this.#atlas = makeAtlas(puzzle, this.#picture, wanted);
      this.#isStale = true;
      return;
    }
    clearTimeout(this.#sharpening);
    this.#sharpening = setTimeout(() => this.#redraw(), SHARPEN_MS);
  }

  #drawGround(frame: BoardFrame, camera: Camera): void {
    const { board } = frame;
    const ghostOpacity = ghostOpacityOf(frame);
    const context = this.#rest;
    const { table, matBorder } = this.#theme;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = cssColour(table);
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    if (board.rules.mat === 'none') return;
    const mat = matBounds(this.#puzzle);
    const scale = this.#scaleOf(camera);
    const [x, y] = [Math.round((mat.left - camera.x) * scale), Math.round((mat.top - camera.y) * scale)];
    const [width, height] = [Math.round((mat.right - mat.left) * scale), Math.round((mat.bottom - mat.top) * scale)];
    context.fillStyle = cssColour(matColour(this.#theme));
    context.fillRect(x, y, width, height);
    context.strokeStyle = cssColour(matBorder);
    context.lineWidth = 1;
    context.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1);
    const outline = this.#atlas?.matOutline(this.#theme) ?? null;
    if (outline !== null) context.drawImage(outline, x, y, width, height);
    if (ghostOpacity === 0 || this.#atlas === null) return;
    context.globalAlpha = ghostOpacity;
    context.drawImage(this.#atlas.places ?? this.#atlas.fullPicture, x, y, width, height);
    context.globalAlpha = 1;
  }

  #drawGroups(
    context: CanvasRenderingContext2D,
    frame: BoardFrame,
    camera: Camera,
    groups: Resting[],
    marks: readonly GroupMark[],
  ): void {
    const areLifted = context === this.#context;
    groups.sort((a, b) => (isAbove(a.group, b.group) ? 1 : -1));
    for (const each of groups) {
      const mark = marks.find(({ group }) => group === each.group.id);
      if (mark !== undefined) this.#drawOutline(context, camera, each, mark.colour);
      this.#drawGroup(context, camera, each, areLifted);
      if (frame.cutLineOpacity < 1 && each.group.pieces.length >= this.#puzzle.pieces)
        this.#drawWithoutCuts(context, 1 - frame.cutLineOpacity);
    }
  }

  #drawGroup(context: CanvasRenderingContext2D, camera: Camera, at: Resting, isLifted: boolean): void {
    const atlas = this.#atlas;
    if (atlas === null) return;
    const { pieces, id } = at.group;
    const { cell } = atlas;
    if (id !== MAT_ID) {
      const share = isLifted ? SHADOW_SHARE_LIFTED : SHADOW_SHARE;
      const fall = Math.max(1, Math.round(this.#puzzle.pieceSize * this.#scaleOf(camera) * share));
      this.#moveTo(context, camera, at, atlas, fall);
      const view = viewIn(context);
      const isInView = (x: number, y: number) => isCellIn(view, x, y, cell);
      context.globalAlpha = isLifted ? this.#theme.shadowHeld : this.#theme.shadow;
      drawPieces(context, atlas, 'shadows', pieces, { x: 0, y: 0 }, isInView);
      context.globalAlpha = 1;
    }
    this.#moveTo(context, camera, at, atlas, 0);
    const view = viewIn(context);
    drawPieces(context, atlas, 'pieces', pieces, { x: 0, y: 0 }, (x, y) => isCellIn(view, x, y, cell));
  }

  /** From here on the context draws pixels of the atlas, from the picture's top left corner, where and as the group lies. */
  #moveTo(
    context: CanvasRenderingContext2D,
    camera: Camera,
    { group, x, y }: Resting,
    { scale: atlasScale }: PieceAtlas,
    fall: number,
  ): void {
    const { width, height } = this.#puzzle.spec;
    const scale = this.#scaleOf(camera);
    const stretch = scale / atlasScale;
    const [left, top] = [(width / 2) * atlasScale, (height / 2) * atlasScale];
    if (group.turn === 0 && stretch === 1) {
      // Pixel for pixel.
      const across = Math.round((x - camera.x) * scale - left);
      context.setTransform(1, 0, 0, 1, across, Math.round((y - camera.y) * scale - top) + fall);
      return;
    }
    context.setTransform(1, 0, 0, 1, (x - camera.x) * scale, (y - camera.y) * scale + fall);
    context.rotate((group.turn * 2 * Math.PI) / TURN_STEPS);
    context.scale(stretch, stretch);
    context.translate(-left, -top);
  }

  /** The picture over its own pieces, where the context is. */
  #drawWithoutCuts(context: CanvasRenderingContext2D, opacity: number): void {
    if (this.#atlas === null) return;
    context.globalAlpha = opacity;
    context.drawImage(this.#atlas.fullPicture, 0, 0);
    context.globalAlpha = 1;
  }

  #drawOutline(context: CanvasRenderingContext2D, camera: Camera, { group, x, y }: Resting, colour: number): void {
    const scale = this.#scaleOf(camera);
    context.setTransform(scale, 0, 0, scale, (x - camera.x) * scale, (y - camera.y) * scale);
    context.rotate((group.turn * 2 * Math.PI) / TURN_STEPS);
    const path = groupOutline(this.#puzzle, group.pieces);
    context.lineJoin = 'round';
    for (const [width, style] of [
      [OUTLINE_PX + RIM_PX, '#ffffff'],
      [OUTLINE_PX, cssColour(colour)],
    ] as const) {
      context.lineWidth = (2 * width) / camera.scale;
      context.strokeStyle = style;
      context.stroke(path);
    }
  }
}

function restingGroups(frame: BoardFrame, lifted: ReadonlySet<GroupId>): ReadonlyMap<GroupId, Resting> {
  const resting = new Map<GroupId, Resting>();
  for (const group of frame.board.groups.values()) {
    const { x, y } = displayedOrigin(frame, group);
    if (!lifted.has(group.id)) resting.set(group.id, { group, x, y });
  }
  return resting;
}

function isSame(before: ReadonlyMap<GroupId, Resting>, now: ReadonlyMap<GroupId, Resting>): boolean {
  if (before.size !== now.size) return false;
  for (const [id, { group, x, y }] of now) {
    const other = before.get(id);
    if (other?.group !== group || other.x !== x || other.y !== y) return false;
  }
  return true;
}

/** The rectangle around what the canvas shows, as the context draws now. */
function viewIn(context: CanvasRenderingContext2D): Rect {
  const { width, height } = context.canvas;
  const back = context.getTransform().inverse();
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ].map(([x = 0, y = 0]) => back.transformPoint({ x, y }));
  return {
    left: Math.min(...corners.map(({ x }) => x)),
    top: Math.min(...corners.map(({ y }) => y)),
    right: Math.max(...corners.map(({ x }) => x)),
    bottom: Math.max(...corners.map(({ y }) => y)),
  };
}

function isCellIn({ left, top, right, bottom }: Rect, x: number, y: number, cell: number): boolean {
  return x <= right && x + cell >= left && y <= bottom && y + cell >= top;
}

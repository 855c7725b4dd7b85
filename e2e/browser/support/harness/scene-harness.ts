/** A page with nothing but the scene on it, so that a test can count exactly what it draws and uploads. */
import { type BoardFrame, plainFrame } from '#client/board/board-frame.ts';
import { type Camera, fitCamera, NO_INSETS, toUnit } from '#client/board/camera/camera.ts';
import { pickAt } from '#client/board/hand/pick.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import type { GroupMark } from '#client/board/scene/buffers/pose-table.ts';
import type { SceneCounts } from '#client/board/scene/gl-counters.ts';
import { SheetPicture } from '#client/board/scene/moving/sheet-picture.ts';
import { Scene, type SceneOptions } from '#client/board/scene/scene.ts';
import { SharpSheet } from '#client/board/scene/sharp/sharp-sheet.ts';
import { paintSheet as paintOwnSheet, prepareSheet } from '#client/play/picture/sheet.ts';
import type { Theme } from '#client/ui/theme.ts';
import { apply } from '#shared/board/apply.ts';
import { type Board, dealtBoard, pieceCentre } from '#shared/board/board.ts';
import { boardRules, MAT_ID } from '#shared/board/board-rules.ts';
import { rotate, TURN_STEPS } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { cutPuzzle, loadCutters } from '#shared/puzzle/kinds/registry.ts';
import type { Difficulty, Puzzle, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { scatter, tableOf } from '#shared/puzzle/scatter.ts';
import { type Painting, paintPicture } from './paint-picture.ts';
import { MOTION, paintSheet } from './paint-sheet.ts';

interface ViewOptions {
  readonly theme: Theme;
  readonly difficulty: Difficulty;
  readonly turns?: boolean;
  readonly width: number;
  readonly height: number;
}

export interface SceneHarnessOptions extends ViewOptions {
  readonly columns: number;
  readonly rows: number;
  readonly painting: Painting;
}

/** What a test calls on the page. Places in units. */
export interface SceneHarness {
  open(options: SceneHarnessOptions): Promise<void>;
  /** The same with a puzzle of a kind that paints its sheet itself. */
  openPainted(spec: PuzzleSpec, options: ViewOptions): Promise<void>;
  /** Lets the sheet that was painted be as sharp as the screen. Resolves when what the camera shows is painted. */
  sharpen(): Promise<void>;
  /** The screen's pixels a unit at which what of that shows was painted; null: none of it shows. */
  shownScale(): number | null;
  /** How often pages of that were painted so far. */
  paintings(): number;
  /** Draws the current frame; true if a frame was rendered. */
  draw(): boolean;
  counts(): SceneCounts;
  /** Gives the scene a moving picture, which shows the still at first. */
  move(): Promise<void>;
  /** The frame to draw next; null: the still. */
  showFrame(frame: number | null): void;
  lift(groups: readonly GroupId[], colour: number | null): void;
  /** Draws the groups `x`, `y` beside where the board has them. */
  carry(groups: readonly GroupId[], x: number, y: number): void;
  drop(groups: readonly GroupId[]): void;
  /** Joins pieces into one group in the middle of the plane; with the mat, if `withMat`. */
  join(pieces: readonly number[], withMat: boolean): void;
  setView(view: { ghost?: number; lines?: number; camera?: Camera; theme?: Theme }): void;
  camera(): Camera;
  /** The middle of a piece on the plane. */
  middle(piece: number): { x: number; y: number };
  /** RGBA of the canvas, rows from the top; in device pixels. */
  pixels(left: number, top: number, width: number, height: number): Uint8Array;
  /** The topmost piece at a place in CSS pixels, and that place in the picture, 0..1 along either axis. */
  topPieceAt(x: number, y: number): { piece: number; u: number; v: number } | null;
  /** Resolves when all listeners have received the loss. */
  loseContext(): Promise<void>;
  /** Makes another scene in place of the lost one. */
  renew(): Promise<void>;
}

interface Current {
  readonly scene: Scene;
  readonly frame: BoardFrame;
  readonly camera: Camera;
  readonly marks: readonly GroupMark[];
}

declare global {
  interface Window {
    harness: SceneHarness;
  }
}

class CanvasHarness implements SceneHarness {
  #canvas: HTMLCanvasElement;
  readonly #positions = new Map<GroupId, { x: number; y: number }>();
  #current: Current | null = null;
  #theme: Theme = 'light';
  #settings: Omit<SceneOptions, 'canvas'> | null = null;
  #moving: SheetPicture | null = null;
  #paintings = 0;
  #sharp: SharpSheet | null = null;
  readonly #inHand = new Set<GroupId>();
  #seq = 1;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  async open({ columns, rows, painting, ...view }: SceneHarnessOptions) {
    const picture = await paintPicture(painting, 2048, 1365);
    const { width: pixelWidth, height: pixelHeight } = picture;
    const spec = jigsawSpec({ seed: 7, columns, rows, pixelWidth, pixelHeight, tab: 20 });
    await this.#openPuzzle(cutJigsaw(spec), picture, view);
  }

  async openPainted(spec: PuzzleSpec, view: ViewOptions) {
    await loadCutters([spec]);
    await this.#openPuzzle(cutPuzzle(spec), await createImageBitmap(await paintOwnSheet(spec, null)), view);
  }

  async #openPuzzle(
    puzzle: Puzzle,
    picture: ImageBitmap,
    { theme, difficulty, turns = false, width, height }: ViewOptions,
  ) {
    this.#theme = theme;
    const board = dealtBoard(boardRules(puzzle, difficulty, turns), scatter(puzzle, 3, turns), 1);
    const pixelRatio = window.devicePixelRatio;
    this.#settings = { puzzle, picture, theme, pixelRatio, width, height };
    const scene = await Scene.create({ canvas: this.#canvas, ...this.#settings });
    const camera = fitCamera(tableOf(puzzle), { width, height, insets: NO_INSETS });
    const frame = { ...plainFrame(board), positions: this.#positions, inHand: this.#inHand };
    this.#current = { scene, frame, camera, marks: [] };
    this.draw();
  }

  async sharpen(): Promise<void> {
    const { puzzle } = this.#board.rules;
    const prepare = () => prepareSheet(puzzle.spec, null);
    await new Promise<void>((resolve) => {
      const onPainted = () => {
        this.#paintings += 1;
        resolve();
      };
      this.#sharp = new SharpSheet({ puzzle, prepare, onPainted });
      this.#opened.scene.setFaces(this.#sharp);
      this.draw();
    });
    this.draw();
  }

  shownScale(): number | null {
    return this.#sharp?.shownScale ?? null;
  }

  paintings(): number {
    return this.#paintings;
  }

  draw(): boolean {
    const { scene, frame, camera, marks } = this.#opened;
    return scene.draw(frame, camera, marks);
  }

  counts(): SceneCounts {
    return this.#opened.scene.counts;
  }

  async move(): Promise<void> {
    this.#moving = new SheetPicture(await paintSheet(MOTION), MOTION);
    this.#opened.scene.setFaces(this.#moving);
  }

  showFrame(frame: number | null): void {
    if (this.#moving === null) throw new Error('the picture does not move');
    this.#moving.frame = frame;
  }

  lift(groups: readonly GroupId[], colour: number | null): void {
    this.#seq += 1;
    for (const group of groups) {
      apply(this.#board, { kind: 'lifted', group, member: 1, page: 1 }, this.#seq);
      this.#inHand.add(group);
    }
    if (colour === null) return;
    const marks = [...this.#opened.marks, ...groups.map((group) => ({ group, colour }))];
    this.#current = { ...this.#opened, marks };
  }

  carry(groups: readonly GroupId[], x: number, y: number): void {
    for (const id of groups) {
      const group = this.#board.groups.get(id);
      if (group !== undefined) this.#positions.set(id, { x: group.x + x, y: group.y + y });
    }
  }

  drop(groups: readonly GroupId[]): void {
    this.#seq += 1;
    for (const group of groups) {
      const at = this.#positions.get(group) ?? this.#board.groups.get(group) ?? { x: 0, y: 0 };
      const operation = { page: 1, counter: this.#seq };
      const place = { x: Math.round(at.x), y: Math.round(at.y) };
      apply(this.#board, { kind: 'dropped', group, member: 1, ...place, operation }, this.#seq);
      this.#positions.delete(group);
      this.#inHand.delete(group);
    }
    const marks = this.#opened.marks.filter(({ group }) => !groups.includes(group));
    this.#current = { ...this.#opened, marks };
  }

  join(pieces: readonly number[], withMat: boolean): void {
    this.#seq += 1;
    const [first, ...others] = withMat ? [MAT_ID, ...pieces] : pieces;
    if (first === undefined) return;
    for (const other of others) {
      const group = Math.min(first, other);
      apply(this.#board, { kind: 'joined', group, other: Math.max(first, other), x: CENTRE, y: CENTRE }, this.#seq);
    }
  }

  setView({ ghost, lines, camera, theme }: Parameters<SceneHarness['setView']>[0]): void {
    const { frame, scene } = this.#opened;
    this.#current = {
      ...this.#opened,
      frame: {
        ...frame,
        ghostOpacity: ghost ?? frame.ghostOpacity,
        cutLineOpacity: lines ?? frame.cutLineOpacity,
      },
      camera: camera ?? this.#opened.camera,
    };
    this.#theme = theme ?? this.#theme;
    scene.setTheme(this.#theme);
  }

  camera(): Camera {
    return this.#opened.camera;
  }

  middle(piece: number): { x: number; y: number } {
    return pieceCentre(this.#board, piece);
  }

  pixels(left: number, top: number, width: number, height: number): Uint8Array {
    const gl = this.#canvas.getContext('webgl2');
    if (gl === null) throw new Error('no context');
    // Pixels can be read only in the task that drew them: setting the theme again makes the scene draw.
    this.#opened.scene.setTheme(this.#theme);
    this.draw();
    const bytes = new Uint8Array(width * height * 4);
    gl.readPixels(left, this.#canvas.height - top - height, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    const upright = new Uint8Array(bytes.length);
    for (let row = 0; row < height; row += 1) {
      upright.set(bytes.subarray((height - 1 - row) * width * 4, (height - row) * width * 4), row * width * 4);
    }
    return upright;
  }

  topPieceAt(x: number, y: number): { piece: number; u: number; v: number } | null {
    const { frame, camera } = this.#opened;
    const at = toUnit(camera, { x, y });
    const picked = pickAt(frame, outlinesOf(this.#board.rules.puzzle), at);
    if (picked === null) return null;
    const { group, origin, piece } = picked;
    const { width, height } = this.#board.rules.puzzle.spec;
    const local = rotate(at.x - origin.x, at.y - origin.y, (TURN_STEPS - group.turn) % TURN_STEPS);
    return { piece, u: local.x / width + 0.5, v: local.y / height + 0.5 };
  }

  async loseContext(): Promise<void> {
    const contextLost = new Promise((resolve) =>
      this.#canvas.addEventListener('webglcontextlost', resolve, { once: true }),
    );
    this.#canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    await contextLost;
  }

  async renew(): Promise<void> {
    if (this.#settings === null) throw new Error('the scene is not open');
    this.#opened.scene.destroy();
    const canvas = document.createElement('canvas');
    this.#canvas.replaceWith(canvas);
    this.#canvas = canvas;
    this.#current = { ...this.#opened, scene: await Scene.create({ canvas, ...this.#settings }) };
  }

  get #opened(): Current {
    if (this.#current === null) throw new Error('the scene is not open');
    return this.#current;
  }

  get #board(): Board {
    return this.#opened.frame.board;
  }
}

const canvas = document.querySelector('canvas');
if (canvas === null) throw new Error('no canvas');
window.harness = new CanvasHarness(canvas);

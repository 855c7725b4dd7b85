/**
 * The board on the page: scene, overlay, camera and pointers as one thing. It draws when it was invalidated or something moves, at
 * most once an animation frame, and reads the frame to draw from its owner. Drawing changes nothing that is in hand.
 */
import { type BoardFrame, withChosen } from '#client/board/board-frame.ts';
import { type Camera, cameraBounds, NO_INSETS, type Rect, toPixel, toUnit } from '#client/board/camera/camera.ts';
import { CameraController } from '#client/board/camera/camera-controller.ts';
import {
  cameraShowing,
  findOffscreen,
  homeCamera,
  matBounds,
  type OffscreenPieces,
  overviewCamera,
  viewBounds,
} from '#client/board/camera/fit-camera.ts';
import { type HandCallbacks, PointerInput } from '#client/board/hand/pointer-input.ts';
import type { PictureImage } from '#client/board/scene/buffers/picture-texture.ts';
import type { GroupMark } from '#client/board/scene/buffers/pose-table.ts';
import type { SceneCounts } from '#client/board/scene/gl-counters.ts';
import type { PieceFaces } from '#client/board/scene/piece-faces.ts';
import type { Ground } from '#client/ui/ground.ts';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import type { Theme } from '#client/ui/theme.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { tableOf } from '#shared/puzzle/scatter.ts';
import { FrameLoop } from './frame-loop.ts';
import { HostSize, pixelRatioOf, type Size, sizeOf } from './host-size.ts';
import { Overlay } from './overlay.ts';
import { type AppearanceOf, playerMarks } from './player-marks.ts';
import { PointerTargets } from './pointer-targets.ts';
import { PrintCopy } from './print-copy.ts';
import { type DrawnBy, SceneSlot } from './scene-slot.ts';

export interface StageOptions {
  /** The stage fills it; it must be positioned. */
  readonly host: HTMLElement;
  readonly puzzle: Puzzle;
  readonly picture: PictureImage;
  readonly theme: Theme;
  readonly ground?: Ground;
  readonly hand: HandCallbacks;
  /** What bars cover of the host on each side, in CSS pixels. */
  readonly insets?: Rect;
  /** Called once a drawn frame. */
  readFrame(): BoardFrame;
  readonly appearanceOf: AppearanceOf;
  /** Where this page's pointer is on the plane, in units; null when it left. At most once a frame. */
  onPoint?(at: Point | null): void;
  /** What draws the board. Called when it changes. */
  onDrawn?(by: DrawnBy): void;
  /** The pieces outside the view, of a board with a tray; null: none. Called at every drawing. */
  onOffscreen?(pieces: OffscreenPieces | null): void;
}

/** A board as it was drawn: its frame, and the outlines in it. */
export interface DrawnBoard {
  readonly frame: BoardFrame;
  readonly marks: readonly GroupMark[];
}

export class Stage {
  /** For what a page draws over the board by itself: called after every drawing. */
  onDrawing: (() => void) | null = null;
  /** Takes the pointers; its canvas is another one after each loss of the graphics context. */
  readonly #surface: HTMLElement;
  readonly #options: StageOptions;
  readonly #scene: SceneSlot;
  readonly #printCopy: PrintCopy;
  readonly #overlay: Overlay;
  readonly #camera: CameraController;
  readonly #targets: PointerTargets;
  readonly #input: PointerInput;
  readonly #loop: FrameLoop;
  readonly #hostSize: HostSize;
  #theme: Theme;
  #ground: Ground;
  #latestFrame: BoardFrame;
  #lastDrawn: DrawnBoard | null = null;

  /** Where the browser gives no graphics context, the stage is made all the same, and drawn by the simple board until there is one. */
  static async create(options: StageOptions): Promise<Stage> {
    const { host, puzzle, picture, theme, ground = 'wood' } = options;
    const surface = document.createElement('div');
    surface.className = 'board-surface';
    const pixelRatio = pixelRatioOf(viewOf(host));
    const scene = new SceneSlot(surface, { puzzle, picture, theme, ground, pixelRatio, ...sizeOf(host) });
    await scene.open();
    return new Stage(options, surface, scene);
  }

  private constructor(options: StageOptions, surface: HTMLElement, scene: SceneSlot) {
    const { host, puzzle } = options;
    const view = viewOf(host);
    this.#options = options;
    this.#theme = options.theme;
    this.#ground = options.ground ?? 'wood';
    this.#scene = scene;
    this.#surface = surface;
    host.append(surface);
    this.#overlay = new Overlay(host);
    this.#latestFrame = options.readFrame();
    this.#loop = new FrameLoop(view, { flushMoves: () => this.#input.flush(), draw: () => this.#draw() });
    this.#camera = this.#createCamera();
    this.#targets = new PointerTargets(puzzle, this.#camera, () => this.#latestFrame);
    this.#input = this.#createInput();
    this.#hostSize = new HostSize(host, view, () => this.setInsets(this.#camera.viewport.insets));
    this.#printCopy = new PrintCopy(surface, view, () => {
      // Drawn even where nothing has changed.
      scene.setTheme(this.#theme, this.#ground);
      this.redraw();
    });
    scene.onChange = () => this.#onSceneChange();
    this.#onSceneChange();
    this.redraw();
  }

  get camera(): Camera {
    return this.#camera.camera;
  }

  /** What is in view, in units. */
  get view(): Rect {
    return viewBounds(this.camera, this.#camera.viewport);
  }

  /** What is in view at home, in units. */
  get homeView(): Rect {
    const { viewport } = this.#camera;
    return viewBounds(homeCamera(this.#latestFrame, viewport), viewport);
  }

  /** False while nothing draws the board: then pointers do nothing. */
  get isDrawn(): boolean {
    return this.#scene.drawnBy !== null;
  }

  get drawnBy(): DrawnBy {
    return this.#scene.drawnBy;
  }

  /** Null: nothing was drawn yet. */
  get lastDrawn(): DrawnBoard | null {
    return this.#lastDrawn;
  }

  /** CSS pixels. */
  get size(): Size {
    return this.#camera.viewport;
  }

  get counts(): SceneCounts {
    return this.#scene.counts;
  }

  get #isPlayable(): boolean {
    return this.isDrawn && !this.#latestFrame.isPast;
  }

  /** Draws in the next frame. */
  invalidate(): void {
    this.#loop.invalidate();
  }

  /** Draws now, so that the next press finds what shows by then. */
  redraw(): void {
    this.#loop.redraw();
  }

  /** Draws what was drawn last by another camera, hands the canvas over while it shows that, and draws as before. */
  drawAs(camera: Camera, use: (canvas: HTMLCanvasElement) => void): void {
    const canvas = this.#surface.querySelector('canvas');
    if (this.#lastDrawn === null || canvas === null) return;
    const { frame, marks } = this.#lastDrawn;
    this.#scene.draw(frame, camera, marks);
    use(canvas);
    this.#scene.draw(frame, this.camera, marks);
  }

  setTheme(theme: Theme, ground: Ground): void {
    this.#theme = theme;
    this.#ground = ground;
    this.#scene.setTheme(theme, ground);
    this.invalidate();
  }

  /** Another copy of the picture: what was drawn from the one before may be lost. */
  setPicture(picture: PictureImage): void {
    this.#scene.setPicture(picture);
  }

  /** From now on pieces show these; whoever changes them invalidates the stage. */
  setFaces(faces: PieceFaces): void {
    this.#scene.setFaces(faces);
  }

  setInsets(insets: Rect): void {
    const { size, pixelRatio } = this.#hostSize;
    this.#scene.resize(size.width, size.height, pixelRatio);
    this.#camera.resize({ ...size, insets });
    // A canvas of another size is empty: drawn before anybody sees it.
    this.redraw();
  }

  /** Goes home, and from home to the overview. */
  fit(): void {
    this.#camera.fit();
  }

  /** Fits the view to what there is now. */
  goHome(): void {
    this.#camera.goHome();
  }

  /** Shows every piece. */
  showOverview(): void {
    this.#camera.showOverview();
  }

  /** Zooms about the middle of the view. */
  zoom(factor: number): void {
    this.#camera.zoom(factor);
  }

  /** What this pointer took up is no longer in hand. */
  lose(pointer: number): void {
    this.#input.lose(pointer);
  }

  /** What is in hand goes back. */
  letGo(): void {
    this.#input.letGo();
  }

  /** The next press takes this piece, which is shown elsewhere on the page; null: none. */
  choose(piece: PieceId | null): void {
    if (piece === null) this.#input.unchoose();
    else this.#input.choose(piece, this.#targets.middleOf(piece));
  }

  /** A pointer that went down elsewhere on the page carries this piece from now on. */
  lift(piece: PieceId, pointer: PointerEvent): void {
    this.#input.adopt(pointer, piece, this.#targets.middleOf(piece));
  }

  /** CSS pixels of the view. */
  toScreen(unit: Point): Point {
    return toPixel(this.camera, unit);
  }

  /** What is at a place of the window, CSS pixels: units. */
  toPlane({ x, y }: Point): Point {
    const { left, top } = this.#surface.getBoundingClientRect();
    return toUnit(this.camera, { x: x - left, y: y - top });
  }

  /** CSS pixels of the window. */
  toPage(unit: Point): Point {
    const { left, top } = this.#surface.getBoundingClientRect();
    const { x, y } = this.toScreen(unit);
    return { x: left + x, y: top + y };
  }

  destroy(): void {
    this.#input.destroy();
    this.#hostSize.stop();
    this.#printCopy.destroy();
    this.#loop.stop();
    this.#overlay.destroy();
    this.#scene.close();
    this.#surface.remove();
  }

  #createCamera(): CameraController {
    const { host, puzzle, insets } = this.#options;
    const mat = matBounds(puzzle);
    return new CameraController(
      { ...sizeOf(host), insets: insets ?? NO_INSETS },
      {
        homeCamera: (viewport) => homeCamera(this.#latestFrame, viewport),
        overviewCamera: (viewport) => overviewCamera(this.#latestFrame, viewport),
        bounds: (homeScale, viewport) => {
          const tableScale = cameraShowing(tableOf(puzzle), viewport).scale;
          const overviewScale = overviewCamera(this.#latestFrame, viewport).scale;
          const scaleMin = Math.min(homeScale, tableScale, overviewScale);
          return cameraBounds(mat, scaleMin, puzzle.pieceSize, viewport);
        },
        refresh: () => {
          this.#latestFrame = this.#options.readFrame();
        },
        prefersReducedMotion,
        onChange: () => this.invalidate(),
      },
    );
  }

  #createInput(): PointerInput {
    const camera = this.#camera;
    const whenDrawn = (move: () => void) => {
      if (this.isDrawn) move();
    };
    return new PointerInput({
      surface: this.#surface,
      hand: this.#options.hand,
      camera: {
        pan: (right, down) => whenDrawn(() => camera.pan(right, down)),
        pinch: (before, after) => whenDrawn(() => camera.pinch(before, after)),
        zoom: (at, factor) => whenDrawn(() => camera.zoomAt(at, factor)),
        fit: () => whenDrawn(() => camera.fit()),
      },
      context: () => this.#targets.context(),
      hitTest: (at, by) => (this.#isPlayable ? this.#targets.hitTest(at, by) : null),
      hitBeneath: (at) => (this.#isPlayable ? this.#targets.hitBeneath(at) : null),
      onPoint: (at) => this.#options.onPoint?.(at === null || !this.#isPlayable ? null : toUnit(this.camera, at)),
      requestFrame: () => this.#loop.requestFrame(),
    });
  }

  /** Nothing is moved on a board that is not seen: what is in hand goes back. */
  #onSceneChange(): void {
    if (!this.isDrawn) this.#input.letGo();
    this.#options.onDrawn?.(this.#scene.drawnBy);
    this.invalidate();
  }

  #draw(): void {
    const { readFrame, appearanceOf, onOffscreen } = this.#options;
    this.#latestFrame = readFrame();
    if (!this.#latestFrame.isPast) this.#camera.update(this.#latestFrame.board.solved, performance.now());
    // The camera may have read the frame again.
    const frame = withChosen(this.#latestFrame, this.#input.waiting);
    const { camera, viewport } = this.#camera;
    const { outlines, overlay } = playerMarks(frame, appearanceOf, this.#theme);
    this.#scene.draw(frame, camera, outlines);
    this.#lastDrawn = { frame, marks: outlines };
    onOffscreen?.(frame.tray === null ? null : findOffscreen(frame, camera, viewport));
    this.#overlay.draw(overlay, camera, viewport);
    this.onDrawing?.();
    if (frame.isMoving || this.#camera.isAnimating) this.invalidate();
  }
}

function viewOf(host: HTMLElement): Window {
  return host.ownerDocument.defaultView ?? window;
}

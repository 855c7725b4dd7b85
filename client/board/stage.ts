/**
 * The board on the page: canvas, scene, names, camera and hand as one thing. It draws when something was invalidated or
 * moves by itself, at most once an animation frame, and asks its owner then what is to be seen; else it does nothing.
 */

import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import { memberColour } from '#client/ui/seat/member-colours.ts';
import type { Theme } from '#client/ui/theme.ts';
import { type Board, groupOf } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId, Member, PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { tableOf } from '#shared/puzzle/scatter.ts';
import { type Camera, cameraBounds, NO_INSETS, type Rect, toPixel, toUnit, type Viewport } from './camera/camera.ts';
import { CameraController } from './camera/camera-controller.ts';
import { cameraShowing, findOffscreen, matBounds, type OffscreenPieces, visibleBounds } from './camera/fit-camera.ts';
import { groupBounds, pieceCentre } from './group-bounds.ts';
import { clampToTable } from './hand/clamp-to-table.ts';
import type { GestureContext, Hit, PointerKind } from './hand/gesture.ts';
import { pickAt, pickNear } from './hand/pick.ts';
import { createPointerInput, type HandCallbacks } from './hand/pointer-input.ts';
import { chosenGroups, heldGroups, liftedGroups } from './lifted-groups.ts';
import { PIXEL_RATIO_MAX, SOLVED_TOP_INSET_PX, TOUCH_REACH_PX } from './limits.ts';
import { createOverlay, type PlayerAppearance } from './overlay.ts';
import { outlinesOf } from './piece-outlines.ts';
import type { PictureImage } from './scene/buffers/picture-texture.ts';
import { createScene } from './scene/scene.ts';
import type { SceneCounts, SceneFrame } from './scene/scene-frame.ts';

/** What is to be seen now. Places in units. */
export interface StageFrame {
  readonly board: Board;
  /** Groups that are not drawn where the board has them. */
  readonly positions: ReadonlyMap<GroupId, Point>;
  /** The group in this page's hand. */
  readonly inHand: GroupId | null;
  /** The group that this page has chosen by other means than a pointer: outlined. */
  readonly chosen?: GroupId | null;
  readonly pointers: readonly (Point & { readonly member: Member; readonly laser: boolean })[];
  /** Will it look different a moment later, though nothing more comes? */
  readonly isMoving: boolean;
  /** How much of the picture shows on the mat, 0..1. */
  readonly ghostOpacity?: number;
  /** How much of the cut lines shows, 0..1. */
  readonly cutLineOpacity?: number;
  /** Some pieces are shown below the board instead of on it: the view fits what is on it, and what is let go of down there goes back. */
  readonly hasTray?: boolean;
}

export interface StageOptions extends HandCallbacks {
  /** The canvas fills it; it must be positioned. */
  readonly host: HTMLElement;
  readonly puzzle: Puzzle;
  readonly picture: PictureImage;
  readonly theme: Theme;
  /** What bars cover of the host on each side, in CSS pixels. */
  readonly insets?: Rect;
  /** Asked once a drawn frame. */
  readFrame(): StageFrame;
  /** How a member is shown to this page's reader; null: not at all. */
  appearanceOf(member: Member): PlayerAppearance | null;
  /** Where this page's pointer is on the plane, in units; null when it left. At most once a frame. */
  onPoint?(at: Point | null): void;
  /** What lies where the view does not show it, of a board with a tray. At every drawing. */
  onOffscreen?(pieces: OffscreenPieces | null): void;
}

export interface Stage {
  readonly canvas: HTMLCanvasElement;
  readonly camera: Camera;
  readonly counts: SceneCounts;
  /** Something is to be drawn anew. */
  invalidate(): void;
  /** Draws now: what is pressed next is what is to be seen by then. */
  redraw(): void;
  setTheme(theme: Theme): void;
  setInsets(insets: Rect): void;
  /** All of the table in view. */
  fit(): void;
  /** Zooms about the middle of the view. */
  zoom(factor: number): void;
  /** What is in the hand goes back. */
  letGo(): void;
  /** The next press takes this piece, which is shown elsewhere on the page; null: none. */
  choose(piece: PieceId | null): void;
  /** A pointer that went down elsewhere on the page carries this piece from now on. */
  lift(piece: PieceId, pointer: PointerEvent): void;
  /** CSS pixels of the view, and of the window. */
  toScreen(unit: Point): Point;
  toPage(unit: Point): Point;
  destroy(): void;
}

/** The outline of what is chosen: the page's accent. */
const CHOSEN_COLOUR: Record<Theme, number> = { light: 0x1d6b57, dark: 0x62c3a6 };

export async function createStage(options: StageOptions): Promise<Stage> {
  const { host, puzzle, readFrame } = options;
  const view = host.ownerDocument.defaultView ?? window;
  const outlines = outlinesOf(puzzle);
  const table = tableOf(puzzle);
  const mat = matBounds(puzzle);

  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.display = 'block';
  let theme = options.theme;
  let latestFrame = readFrame();
  const cameraController = new CameraController(
    { ...sizeOf(host), insets: options.insets ?? NO_INSETS },
    {
      homeCamera,
      bounds: (homeScale, viewport) => cameraBounds(mat, homeScale, puzzle.pieceSize, viewport),
      refresh: () => {
        latestFrame = readFrame();
      },
      prefersReducedMotion,
      onChange: invalidate,
    },
  );
  let frame: number | null = null;

  const scene = await createScene({
    canvas,
    puzzle,
    picture: options.picture,
    theme,
    pixelRatio: pixelRatio(view),
    width: cameraController.viewport.width,
    height: cameraController.viewport.height,
  });
  // Only now: where there is no WebGL 2, nothing is left behind.
  host.append(canvas);
  const overlay = createOverlay(host);
  scene.onRestored = invalidate;

  const input = createPointerInput({
    canvas,
    context: gestureContext,
    hitTest,
    onTake: (piece, at) => options.onTake(piece, at),
    onCarry: (piece, origin) => options.onCarry(piece, origin),
    onPut: (piece, origin) => options.onPut(piece, origin),
    onPutBack: (piece) => options.onPutBack(piece),
    onPoint: (at) => options.onPoint?.(at === null ? null : toUnit(cameraController.camera, at)),
    pan: (right, down) => cameraController.pan(right, down),
    pinch: (before, after) => cameraController.pinch(before, after),
    zoom: (at, factor) => cameraController.zoomAt(at, factor),
    fit: () => cameraController.fit(),
  });

  const observer = new ResizeObserver(() => resize(cameraController.viewport.insets));
  observer.observe(host);
  let densityWatch = watchDensity();

  function homeCamera(viewport: Viewport): Camera {
    const { board, positions, inHand, hasTray } = latestFrame;
    if (board.solved)
      return cameraShowing(mat, {
        ...viewport,
        insets: { ...viewport.insets, top: viewport.insets.top + SOLVED_TOP_INSET_PX },
      });
    return cameraShowing(
      hasTray === true ? visibleBounds(board, positions, inHand, outlines.halfExtent) : table,
      viewport,
    );
  }

  function gestureContext(): GestureContext {
    return {
      camera: cameraController.camera,
      isZoomedIn: cameraController.isZoomedIn,
      clampOrigin: (piece, origin) =>
        clampToTable(puzzle, table, piece, groupOf(latestFrame.board, piece).turn, origin),
      isOffBoard: (at) => latestFrame.hasTray === true && at.y > cameraController.viewport.height,
    };
  }

  function hitTest(at: Point, by: PointerKind): Hit | null {
    const unit = toUnit(cameraController.camera, at);
    const layout = { board: latestFrame.board, positions: latestFrame.positions, lifted: liftedGroups(latestFrame) };
    const picked =
      by === 'mouse'
        ? pickAt(layout, outlines, unit)
        : pickNear(layout, outlines, unit, TOUCH_REACH_PX / cameraController.camera.scale);
    if (picked === null) return null;
    const { piece, origin, group } = picked;
    return { piece, origin, middle: pieceCentre(puzzle, piece, group.turn) };
  }

  function resize(insets: Rect): void {
    const size = sizeOf(host);
    scene.resize(size.width, size.height, pixelRatio(view));
    cameraController.resize({ ...size, insets });
  }

  /** Another screen, another zoom of the page: device pixels change without the size in CSS pixels. */
  function watchDensity(): { query: MediaQueryList; changed: () => void } {
    const query = view.matchMedia(`(resolution: ${view.devicePixelRatio}dppx)`);
    const changed = () => {
      resize(cameraController.viewport.insets);
      densityWatch = watchDensity();
    };
    query.addEventListener('change', changed, { once: true });
    return { query, changed };
  }

  function invalidate(): void {
    frame ??= view.requestAnimationFrame(() => {
      frame = null;
      draw();
    });
  }

  function draw(): void {
    latestFrame = readFrame();
    if (input.inHand !== null && latestFrame.inHand === null) input.lose();
    cameraController.update(latestFrame.board.solved, view.performance.now());
    const { camera, viewport } = cameraController;
    const held = heldGroups(latestFrame);
    const sceneFrame: SceneFrame = {
      board: latestFrame.board,
      camera,
      positions: latestFrame.positions,
      lifted: liftedGroups(latestFrame),
      marks: [
        ...held.flatMap(({ group, member }) => {
          const appearance = options.appearanceOf(member);
          return appearance === null ? [] : [{ group, colour: memberColour(appearance.hue, theme) }];
        }),
        ...chosenGroups(latestFrame).map((group) => ({ group, colour: CHOSEN_COLOUR[theme] })),
      ],
      ghostOpacity: latestFrame.ghostOpacity ?? 0,
      cutLineOpacity: latestFrame.cutLineOpacity ?? 1,
    };
    scene.draw(sceneFrame);
    options.onOffscreen?.(
      latestFrame.hasTray === true
        ? findOffscreen(latestFrame.board, latestFrame.positions, camera, viewport, outlines.halfExtent)
        : null,
    );
    overlay.draw(
      {
        nameTags: held.flatMap(({ group, member }) => {
          const appearance = options.appearanceOf(member);
          return appearance === null ? [] : [{ key: group, player: appearance, ...aboveGroup(group) }];
        }),
        pointers: latestFrame.pointers.flatMap(({ member, x, y, laser }) => {
          const appearance = options.appearanceOf(member);
          const isHolding = held.some((each) => each.member === member);
          return appearance === null
            ? []
            : [{ key: member, player: appearance, x, y, isLaser: laser, isNamed: !isHolding }];
        }),
      },
      camera,
      viewport,
    );
    if (latestFrame.isMoving || cameraController.isAnimating) invalidate();
  }

  /** The middle of a group's upper rim. */
  function aboveGroup(id: GroupId): Point {
    const group = groupOf(latestFrame.board, id);
    const rim = groupBounds(puzzle, group, latestFrame.positions.get(id) ?? group, outlines.halfExtent);
    return { x: (rim.left + rim.right) / 2, y: rim.top };
  }

  draw();
  return {
    canvas,
    get camera() {
      return cameraController.camera;
    },
    get counts() {
      return scene.counts;
    },
    invalidate,
    redraw() {
      if (frame !== null) view.cancelAnimationFrame(frame);
      frame = null;
      draw();
    },
    setTheme(next) {
      theme = next;
      scene.setTheme(next);
      invalidate();
    },
    setInsets: resize,
    fit: () => cameraController.fit(),
    zoom: (factor) => cameraController.zoom(factor),
    letGo: () => input.letGo(),
    choose(piece) {
      if (piece === null) input.letGo();
      else input.choose(piece, pieceCentre(puzzle, piece, groupOf(latestFrame.board, piece).turn));
    },
    lift: (piece, pointer) =>
      input.adopt(pointer, piece, pieceCentre(puzzle, piece, groupOf(latestFrame.board, piece).turn)),
    toScreen: (unit) => toPixel(cameraController.camera, unit),
    toPage(unit) {
      const { left, top } = canvas.getBoundingClientRect();
      const { x, y } = toPixel(cameraController.camera, unit);
      return { x: left + x, y: top + y };
    },
    destroy() {
      input.destroy();
      observer.disconnect();
      densityWatch.query.removeEventListener('change', densityWatch.changed);
      if (frame !== null) view.cancelAnimationFrame(frame);
      overlay.destroy();
      scene.destroy();
      canvas.remove();
    },
  };
}

function sizeOf(host: HTMLElement): { width: number; height: number } {
  return { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) };
}

function pixelRatio(view: Window): number {
  return Math.min(view.devicePixelRatio, PIXEL_RATIO_MAX);
}

/**
 * The board on the page: canvas, scene, names, camera and hand as one thing. It draws when something was invalidated or
 * moves by itself, at most once an animation frame, and asks its owner then what is to be seen; else it does nothing.
 */
import { type Board, groupOf } from '../../shared/board/board.ts';
import type { Point } from '../../shared/geometry/pose.ts';
import type { GroupId, Member, PieceId } from '../../shared/ids.ts';
import type { Puzzle } from '../../shared/puzzle/puzzle.ts';
import { tableOf } from '../../shared/puzzle/scatter.ts';
import { memberColour } from '../ui/colour.ts';
import { wantsStillness } from '../ui/motion.ts';
import type { Theme } from '../ui/theme.ts';
import { Aim } from './camera/aim.ts';
import { boundsOf, type Camera, NO_INSETS, type Rect, toPixel, toUnit, type Viewport } from './camera/camera.ts';
import { matOf, type OutOfSight, outOfSight, seenOn, showing } from './camera/fit.ts';
import { boundsOfGroup, middleOfPiece } from './extent.ts';
import type { Hit, PointerKind, Sight } from './hand/gesture.ts';
import { createInput, type HandCallbacks } from './hand/input.ts';
import { keptOnTable } from './hand/keep.ts';
import { pickAt, pickNear } from './hand/pick.ts';
import { chosenIn, heldIn, liftedIn } from './held.ts';
import { PIXEL_RATIO_MAX, SOLVED_TOP_PX, TOUCH_REACH_PX } from './limits.ts';
import { outlinesOf } from './outlines.ts';
import { createOverlay, type Who } from './overlay.ts';
import type { Picture } from './scene/pieces/picture.ts';
import { createScene } from './scene/scene.ts';
import type { SceneCounts, SceneView } from './scene/view.ts';

/** What is to be seen now. Places in units. */
export interface StageLook {
  readonly board: Board;
  /** Groups that are not drawn where the board has them. */
  readonly lying: ReadonlyMap<GroupId, Point>;
  /** The group in this page's hand. */
  readonly inHand: GroupId | null;
  /** The group that this page has chosen by other means than a pointer: outlined. */
  readonly chosen?: GroupId | null;
  readonly pointers: readonly (Point & { readonly member: Member; readonly laser: boolean })[];
  /** Will it look different a moment later, though nothing more comes? */
  readonly isMoving: boolean;
  /** How much of the picture shows on the mat, 0..1. */
  readonly ghost?: number;
  /** How much of the cut lines shows, 0..1. */
  readonly lines?: number;
  /** Some pieces are shown below the board instead of on it: the view fits what is on it, and what is let go of down there goes back. */
  readonly hasTray?: boolean;
}

export interface StageOptions extends HandCallbacks {
  /** The canvas fills it; it must be positioned. */
  readonly host: HTMLElement;
  readonly puzzle: Puzzle;
  readonly picture: Picture;
  readonly theme: Theme;
  /** What bars cover of the host on each side, in CSS pixels. */
  readonly insets?: Rect;
  /** Asked once a drawn frame. */
  look(): StageLook;
  /** How a member is shown to this page's reader; null: not at all. */
  whoIs(member: Member): Who | null;
  /** Where this page's pointer is on the plane, in units; null when it left. At most once a frame. */
  onPoint?(at: Point | null): void;
  /** What lies where the view does not show it, of a board with a tray. At every drawing. */
  onOutOfSight?(what: OutOfSight | null): void;
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
  const { host, puzzle, look } = options;
  const view = host.ownerDocument.defaultView ?? window;
  const outlines = outlinesOf(puzzle);
  const table = tableOf(puzzle);
  const mat = matOf(puzzle);

  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.display = 'block';
  let theme = options.theme;
  let shown = look();
  const aim = new Aim(
    { ...sizeOf(host), insets: options.insets ?? NO_INSETS },
    {
      home,
      bounds: (homeScale, viewport) => boundsOf(mat, homeScale, puzzle.pieceSize, viewport),
      look: () => {
        shown = look();
      },
      still: wantsStillness,
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
    width: aim.viewport.width,
    height: aim.viewport.height,
  });
  // Only now: where there is no WebGL 2, nothing is left behind.
  host.append(canvas);
  const overlay = createOverlay(host);
  scene.onRestored = invalidate;

  const input = createInput({
    canvas,
    sight,
    hit,
    onTake: (piece, at) => options.onTake(piece, at),
    onCarry: (piece, origin) => options.onCarry(piece, origin),
    onPut: (piece, origin) => options.onPut(piece, origin),
    onPutBack: (piece) => options.onPutBack(piece),
    onPoint: (at) => options.onPoint?.(at === null ? null : toUnit(aim.camera, at)),
    pan: (right, down) => aim.pan(right, down),
    pinch: (before, after) => aim.pinch(before, after),
    zoom: (at, factor) => aim.zoomAt(at, factor),
    fit: () => aim.fit(),
  });

  const observer = new ResizeObserver(() => resize(aim.viewport.insets));
  observer.observe(host);
  let density = watchDensity();

  function home(viewport: Viewport): Camera {
    const { board, lying, inHand, hasTray } = shown;
    if (board.solved)
      return showing(mat, { ...viewport, insets: { ...viewport.insets, top: viewport.insets.top + SOLVED_TOP_PX } });
    return showing(hasTray === true ? seenOn(board, lying, inHand, outlines.reach) : table, viewport);
  }

  function sight(): Sight {
    return {
      camera: aim.camera,
      zoomedIn: aim.isZoomedIn,
      keep: (piece, origin) => keptOnTable(puzzle, table, piece, groupOf(shown.board, piece).turn, origin),
      isBeyond: (at) => shown.hasTray === true && at.y > aim.viewport.height,
    };
  }

  function hit(at: Point, by: PointerKind): Hit | null {
    const unit = toUnit(aim.camera, at);
    const lay = { board: shown.board, lying: shown.lying, lifted: liftedIn(shown) };
    const picked =
      by === 'mouse' ? pickAt(lay, outlines, unit) : pickNear(lay, outlines, unit, TOUCH_REACH_PX / aim.camera.scale);
    if (picked === null) return null;
    const { piece, origin, group } = picked;
    return { piece, origin, middle: middleOfPiece(puzzle, piece, group.turn) };
  }

  function resize(insets: Rect): void {
    const size = sizeOf(host);
    scene.resize(size.width, size.height, pixelRatio(view));
    aim.resize({ ...size, insets });
  }

  /** Another screen, another zoom of the page: device pixels change without the size in CSS pixels. */
  function watchDensity(): { query: MediaQueryList; changed: () => void } {
    const query = view.matchMedia(`(resolution: ${view.devicePixelRatio}dppx)`);
    const changed = () => {
      resize(aim.viewport.insets);
      density = watchDensity();
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
    shown = look();
    if (input.inHand !== null && shown.inHand === null) input.lose();
    aim.see(shown.board.solved, view.performance.now());
    const { camera, viewport } = aim;
    const held = heldIn(shown);
    const sceneView: SceneView = {
      board: shown.board,
      camera,
      lying: shown.lying,
      lifted: liftedIn(shown),
      marks: [
        ...held.flatMap(({ group, member }) => {
          const who = options.whoIs(member);
          return who === null ? [] : [{ group, colour: memberColour(who.hue, theme) }];
        }),
        ...chosenIn(shown).map((group) => ({ group, colour: CHOSEN_COLOUR[theme] })),
      ],
      ghost: shown.ghost ?? 0,
      lines: shown.lines ?? 1,
    };
    scene.draw(sceneView);
    options.onOutOfSight?.(
      shown.hasTray === true ? outOfSight(shown.board, shown.lying, camera, viewport, outlines.reach) : null,
    );
    overlay.draw(
      {
        chips: held.flatMap(({ group, member }) => {
          const who = options.whoIs(member);
          return who === null ? [] : [{ key: group, who, ...aboveGroup(group) }];
        }),
        pointers: shown.pointers.flatMap(({ member, x, y, laser }) => {
          const who = options.whoIs(member);
          const isHolding = held.some((each) => each.member === member);
          return who === null ? [] : [{ key: member, who, x, y, laser, named: !isHolding }];
        }),
      },
      camera,
      viewport,
    );
    if (shown.isMoving || aim.isMoving) invalidate();
  }

  /** The middle of a group's upper rim. */
  function aboveGroup(id: GroupId): Point {
    const group = groupOf(shown.board, id);
    const rim = boundsOfGroup(puzzle, group, shown.lying.get(id) ?? group, outlines.reach);
    return { x: (rim.left + rim.right) / 2, y: rim.top };
  }

  draw();
  return {
    canvas,
    get camera() {
      return aim.camera;
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
    fit: () => aim.fit(),
    zoom: (factor) => aim.zoom(factor),
    letGo: () => input.letGo(),
    choose(piece) {
      if (piece === null) input.letGo();
      else input.choose(piece, middleOfPiece(puzzle, piece, groupOf(shown.board, piece).turn));
    },
    lift: (piece, pointer) =>
      input.adopt(pointer, piece, middleOfPiece(puzzle, piece, groupOf(shown.board, piece).turn)),
    toScreen: (unit) => toPixel(aim.camera, unit),
    toPage(unit) {
      const { left, top } = canvas.getBoundingClientRect();
      const { x, y } = toPixel(aim.camera, unit);
      return { x: left + x, y: top + y };
    },
    destroy() {
      input.destroy();
      observer.disconnect();
      density.query.removeEventListener('change', density.changed);
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

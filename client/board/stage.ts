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
import {
  boundsOf,
  type Camera,
  clamped,
  freeOf,
  NO_INSETS,
  panned,
  pinched,
  type Rect,
  toPixel,
  toUnit,
  type Viewport,
  zoomed,
  zoomedWithin,
} from './camera.ts';
import { boundsOfGroup, middleOfPiece } from './extent.ts';
import { matOf, seenOn, showing } from './fit.ts';
import { type Glide, glided } from './glide.ts';
import type { Hit, PointerKind, Sight } from './hand/gesture.ts';
import { createInput, type HandCallbacks } from './hand/input.ts';
import { keptOnTable } from './hand/keep.ts';
import { pickAt, pickNear } from './hand/pick.ts';
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
/** Further in than this, the view counts as zoomed in. */
const ZOOMED_IN = 1.02;

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
  let viewport: Viewport = { ...sizeOf(host), insets: options.insets ?? NO_INSETS };
  let shown = look();
  let camera = home();
  let isAtHome = true;
  /** On its way to show the whole picture, now that it is whole; a hand ends it. */
  let glide: Glide | null = null;
  let wasOpen = false;
  let frame: number | null = null;

  const scene = await createScene({
    canvas,
    puzzle,
    picture: options.picture,
    theme,
    pixelRatio: pixelRatio(view),
    width: viewport.width,
    height: viewport.height,
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
    onPoint: (at) => options.onPoint?.(at === null ? null : toUnit(camera, at)),
    pan: (right, down) => aim(clamped(panned(camera, right, down), viewport, bounds())),
    pinch: (before, after) => aim(clamped(pinched(camera, before, after), viewport, bounds())),
    zoom: (at, factor) => aim(zoomedWithin(camera, at, factor, viewport, bounds())),
    fit: showAll,
  });

  const observer = new ResizeObserver(() => resize(viewport.insets));
  observer.observe(host);
  let density = watchDensity();

  function home(): Camera {
    const { board, lying, inHand, hasTray } = shown;
    if (board.solved)
      return showing(mat, { ...viewport, insets: { ...viewport.insets, top: viewport.insets.top + SOLVED_TOP_PX } });
    return showing(hasTray === true ? seenOn(board, lying, inHand, outlines.reach) : table, viewport);
  }

  function bounds() {
    return boundsOf(mat, home().scale, puzzle.pieceSize, viewport);
  }

  function sight(): Sight {
    return {
      camera,
      zoomedIn: camera.scale > home().scale * ZOOMED_IN,
      keep: (piece, origin) => keptOnTable(puzzle, table, piece, groupOf(shown.board, piece).turn, origin),
      isBeyond: (at) => shown.hasTray === true && at.y > viewport.height,
    };
  }

  function hit(at: Point, by: PointerKind): Hit | null {
    const unit = toUnit(camera, at);
    const lay = { board: shown.board, lying: shown.lying, lifted: liftedIn(shown) };
    const picked =
      by === 'mouse' ? pickAt(lay, outlines, unit) : pickNear(lay, outlines, unit, TOUCH_REACH_PX / camera.scale);
    if (picked === null) return null;
    const { piece, origin, group } = picked;
    return { piece, origin, middle: middleOfPiece(puzzle, piece, group.turn) };
  }

  function aim(next: Camera): void {
    camera = next;
    isAtHome = false;
    glide = null;
    invalidate();
  }

  function showAll(): void {
    // What was drawn last may be of before the board came, or its tray.
    shown = look();
    camera = home();
    isAtHome = true;
    glide = null;
    invalidate();
  }

  /** Once the picture is whole all of it is shown, large, wherever somebody had looked before. */
  function seeTheEnd(now: number): void {
    const { solved } = shown.board;
    if (solved && wasOpen) {
      if (wantsStillness()) showAll();
      else glide = { from: camera, to: home(), since: now };
    }
    wasOpen = !solved;
    if (glide === null) return;
    const next = glided(glide, now);
    if (next === null) showAll();
    else camera = next;
  }

  function resize(insets: Rect): void {
    const before = freeOf(viewport);
    const middle = toUnit(camera, { x: (before.left + before.right) / 2, y: (before.top + before.bottom) / 2 });
    viewport = { ...sizeOf(host), insets };
    scene.resize(viewport.width, viewport.height, pixelRatio(view));
    if (isAtHome) {
      showAll();
      return;
    }
    const after = freeOf(viewport);
    const { scale } = camera;
    const x = middle.x - (after.left + after.right) / 2 / scale;
    const y = middle.y - (after.top + after.bottom) / 2 / scale;
    aim(clamped({ scale, x, y }, viewport, bounds()));
  }

  /** Another screen, another zoom of the page: device pixels change without the size in CSS pixels. */
  function watchDensity(): { query: MediaQueryList; changed: () => void } {
    const query = view.matchMedia(`(resolution: ${view.devicePixelRatio}dppx)`);
    const changed = () => {
      resize(viewport.insets);
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
    seeTheEnd(view.performance.now());
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
    if (shown.isMoving || glide !== null) invalidate();
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
      return camera;
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
    fit: showAll,
    zoom(factor) {
      const free = freeOf(viewport);
      const middle = { x: (free.left + free.right) / 2, y: (free.top + free.bottom) / 2 };
      aim(clamped(zoomed(camera, middle, factor), viewport, bounds()));
    },
    letGo: () => input.letGo(),
    choose(piece) {
      if (piece === null) input.letGo();
      else input.choose(piece, middleOfPiece(puzzle, piece, groupOf(shown.board, piece).turn));
    },
    lift: (piece, pointer) =>
      input.adopt(pointer, piece, middleOfPiece(puzzle, piece, groupOf(shown.board, piece).turn)),
    toScreen: (unit) => toPixel(camera, unit),
    toPage(unit) {
      const { left, top } = canvas.getBoundingClientRect();
      const { x, y } = toPixel(camera, unit);
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

/** Groups in others' hands. */
function heldIn(shown: StageLook): { group: GroupId; member: Member }[] {
  const held: { group: GroupId; member: Member }[] = [];
  for (const { id, hold } of shown.board.groups.values()) {
    if (hold !== null && id !== shown.inHand) held.push({ group: id, member: hold.member });
  }
  return held;
}

function chosenIn({ chosen, board }: StageLook): readonly GroupId[] {
  return chosen !== undefined && chosen !== null && board.groups.has(chosen) ? [chosen] : [];
}

function liftedIn(shown: StageLook): ReadonlySet<GroupId> {
  const lifted = new Set([...heldIn(shown).map(({ group }) => group), ...chosenIn(shown)]);
  if (shown.inHand !== null) lifted.add(shown.inHand);
  return lifted;
}

function sizeOf(host: HTMLElement): { width: number; height: number } {
  return { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) };
}

function pixelRatio(view: Window): number {
  return Math.min(view.devicePixelRatio, PIXEL_RATIO_MAX);
}

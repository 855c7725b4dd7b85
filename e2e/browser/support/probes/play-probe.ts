/** Shows a board's state to the browser tests, read-only: a test build puts this file in the place of client/play/stage/expose-play.ts. */
import type { Rect } from '#client/board/camera/camera.ts';
import { matBounds } from '#client/board/camera/fit-camera.ts';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import type { SceneCounts } from '#client/board/scene/gl-counters.ts';
import type { ExposedPlay, exposePlay as hook, exposeWatch as watchHook } from '#client/play/stage/expose-play.ts';
import { type Board, groupOf, pieceCentre } from '#shared/board/board.ts';
import { MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';

export interface BoardProbe {
  /** Loaded and drawn: presses reach it, and its intro has begun if it has one. Without WebGL it may be drawn long after it has loaded. */
  readonly isReady: boolean;
  readonly seq: number;
  readonly epoch: number;
  readonly groups: number;
  /** Groups of the board that shows: in a replay another one than the confirmed board. */
  readonly shownGroups: number;
  /** Scale in CSS pixels a unit, and the plane's point at the view's top left corner. */
  readonly camera: { readonly scale: number; readonly x: number; readonly y: number };
  /** A piece on the confirmed board: its group, where its middle lies on the plane, and who holds it. */
  piece(piece: PieceId): {
    readonly group: number;
    readonly at: Point;
    readonly holder: number | null;
    readonly turn: number;
  };
  /** A piece's group once the server has carried out what this page has asked for. */
  predictedGroup(piece: PieceId): number;
  /** Where a piece's middle is drawn, on the board or in the tray, in CSS pixels of the page. Far outside: it is not drawn. */
  displayedAt(piece: PieceId): Point;
  /** The difficulty has a mat. */
  readonly hasMat: boolean;
  /** The mat's rectangle in CSS pixels of the page. */
  readonly matOnPage: Rect;
  /** The box around a piece's outline about its middle, in CSS pixels; as it lies where pieces do not turn. */
  outlineBox(piece: PieceId): { readonly left: number; readonly top: number };
  /** A place of the plane in CSS pixels of the page. */
  toPage(unit: Point): Point;
  /** How far a piece lies from where it would snap to the mat, in units. */
  home(piece: PieceId): Point;
  readonly counts: SceneCounts;
  /** The colour that the board shows at a piece's middle now, RGB. */
  colourAt(piece: PieceId): readonly number[];
  readonly isIntroPlaying: boolean;
  /** All moves of this page are saved, and the confirmed board has them. */
  readonly isSaved: boolean;
}

declare global {
  interface Window {
    __board?: BoardProbe;
    /** The latest board that the page only shows. */
    __watched?: Pick<BoardProbe, 'matOnPage'>;
  }
}

function matOnPage({ mirror, stage }: Pick<ExposedPlay, 'mirror' | 'stage'>): Rect {
  const { left, top, right, bottom } = matBounds(mirror.rules.puzzle);
  const start = stage.toPage({ x: left, y: top });
  const end = stage.toPage({ x: right, y: bottom });
  return { left: start.x, top: start.y, right: end.x, bottom: end.y };
}

/** A canvas can be read only in the task that drew it: drawn once more, from a camera that is moved by less than a pixel. */
function colourAt(stage: ExposedPlay['stage'], unit: Point): readonly number[] {
  const copy = document.createElement('canvas').getContext('2d');
  const { x, y } = stage.toScreen(unit);
  stage.drawAs({ ...stage.camera, x: stage.camera.x + 0.01 }, (canvas) => {
    const ratio = canvas.width / canvas.clientWidth;
    copy?.drawImage(canvas, Math.round(x * ratio), Math.round(y * ratio), 1, 1, 0, 0, 1, 1);
  });
  return [...(copy?.getImageData(0, 0, 1, 1).data.subarray(0, 3) ?? [])];
}

/** The tray scrolls to the piece. Null: it does not draw the piece now. */
function placeInTray(piece: PieceId): Point | null {
  const element = document.querySelector(`.tray-piece[data-piece="${piece}"]`);
  if (element === null) return null;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

export const exposePlay: typeof hook = ({ mirror, stage, readFrame, isIntroPlaying }) => {
  const confirmed = (): Board => mirror.confirmed;
  const toPage = (unit: Point): Point => stage.toPage(unit);
  window.__board = Object.freeze({
    get isReady() {
      return stage.isDrawn && mirror.isLoaded;
    },
    get seq() {
      return confirmed().seq;
    },
    get epoch() {
      return confirmed().epoch;
    },
    get groups() {
      return confirmed().groups.size;
    },
    get shownGroups() {
      return readFrame().board.groups.size;
    },
    get camera() {
      return { ...stage.camera };
    },
    piece(piece: PieceId) {
      const { id, hold, turn } = groupOf(confirmed(), piece);
      return { group: id, at: pieceCentre(confirmed(), piece), holder: hold?.member ?? null, turn };
    },
    predictedGroup: (piece: PieceId) => groupOf(mirror.predicted, piece).id,
    displayedAt(piece: PieceId) {
      const { board, positions } = readFrame();
      const group = groupOf(board, piece);
      const at = pieceCentre(board, piece);
      const drawn = positions.get(group.id) ?? group;
      const inTray = drawn === HIDDEN_POSITION ? placeInTray(piece) : null;
      return inTray ?? toPage({ x: at.x + drawn.x - group.x, y: at.y + drawn.y - group.y });
    },
    get hasMat() {
      return mirror.rules.mat !== 'none';
    },
    get matOnPage() {
      return matOnPage({ mirror, stage });
    },
    outlineBox(piece: PieceId) {
      const rings = outlinesOf(mirror.rules.puzzle).byPiece[piece] ?? [];
      const steps = rings.flatMap(({ corners }) => [...corners]);
      const least = (odd: number) => Math.min(...steps.filter((_, index) => index % 2 === odd));
      const scale = stage.camera.scale / STEPS_PER_UNIT;
      return { left: least(0) * scale, top: least(1) * scale };
    },
    toPage,
    home(piece: PieceId) {
      const { homeX, homeY } = mirror.rules.puzzle;
      return { x: MAT_ORIGIN.x + (homeX[piece] ?? 0), y: MAT_ORIGIN.y + (homeY[piece] ?? 0) };
    },
    get counts() {
      return { ...stage.counts };
    },
    colourAt: (piece: PieceId) => colourAt(stage, pieceCentre(readFrame().board, piece)),
    get isIntroPlaying() {
      return isIntroPlaying.peek();
    },
    get isSaved() {
      return mirror.unsavedSince === null && mirror.predicted === mirror.confirmed;
    },
  });
};

export const exposeWatch: typeof watchHook = (watch) => {
  window.__watched = {
    get matOnPage() {
      return matOnPage(watch);
    },
  };
};

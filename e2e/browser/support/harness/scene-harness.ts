/** A page with nothing but the scene on it, so that what it draws and what it uploads can be told exactly. */

import { type Camera, fitCamera, NO_INSETS, toUnit } from '#client/board/camera/camera.ts';
import { pickAt } from '#client/board/hand/pick.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { createScene, type Scene } from '#client/board/scene/scene.ts';
import type { SceneCounts, SceneFrame } from '#client/board/scene/scene-frame.ts';
import type { Theme } from '#client/ui/theme.ts';
import { apply } from '#shared/board/apply.ts';
import { type Board, dealtBoard, pieceCentre } from '#shared/board/board.ts';
import { boardRules, MAT_ID } from '#shared/board/board-rules.ts';
import { rotate, TURN_STEPS } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/jigsaw.ts';
import type { Difficulty } from '#shared/puzzle/puzzle.ts';
import { scatter, tableOf } from '#shared/puzzle/scatter.ts';
import { type Painting, paintPicture } from './paint-picture.ts';

export interface SceneHarnessOptions {
  readonly columns: number;
  readonly rows: number;
  readonly painting: Painting;
  readonly theme: Theme;
  readonly difficulty: Difficulty;
  readonly turns?: boolean;
  readonly width: number;
  readonly height: number;
}

/** What a test does on the page. Places in units. */
export interface SceneHarness {
  open(options: SceneHarnessOptions): Promise<void>;
  /** Draws what is there now; true if a frame was rendered. */
  draw(): boolean;
  counts(): SceneCounts;
  lift(groups: readonly GroupId[], colour: number | null): void;
  /** The groups are drawn `x`, `y` beside where the board has them. */
  carry(groups: readonly GroupId[], x: number, y: number): void;
  drop(groups: readonly GroupId[]): void;
  /** Joins pieces into one group at the mat's place; with the mat, if there is one and `withMat`. */
  join(pieces: readonly number[], withMat: boolean): void;
  setView(look: { ghost?: number; lines?: number; camera?: Camera; theme?: Theme }): void;
  camera(): Camera;
  /** The middle of a piece on the plane. */
  middle(piece: number): { x: number; y: number };
  /** RGBA of the canvas as it stands, rows from the top; in device pixels. */
  pixels(left: number, top: number, width: number, height: number): Uint8Array;
  /** The piece on top at a place in CSS pixels, and that place in the picture, 0..1 along either axis. */
  topPieceAt(x: number, y: number): { piece: number; u: number; v: number } | null;
  /** Resolves when the page has been told of the loss. */
  loseContext(): Promise<void>;
  restoreContext(): void;
  /** How often the scene asked to be drawn again after a loss. */
  restored(): number;
}

declare global {
  interface Window {
    harness: SceneHarness;
  }
}

function createHarness(): SceneHarness {
  const found = document.querySelector('canvas');
  if (found === null) throw new Error('no canvas');
  const canvas = found;
  let scene: Scene;
  let board: Board;
  let view: SceneFrame;
  let theme: Theme = 'light';
  let restored = 0;
  let extension: WEBGL_lose_context | null = null;
  const positions = new Map<GroupId, { x: number; y: number }>();
  const lifted = new Set<GroupId>();
  let seq = 1;

  return {
    async open({ columns, rows, painting, theme: firstTheme, difficulty, turns = false, width, height }) {
      theme = firstTheme;
      const picture = await paintPicture(painting, 2048, 1365);
      const spec = jigsawSpec({
        seed: 7,
        columns,
        rows,
        pixelWidth: picture.width,
        pixelHeight: picture.height,
        tab: 20,
      });
      const puzzle = cutJigsaw(spec);
      board = dealtBoard(boardRules(puzzle, difficulty, turns), scatter(puzzle, 3, turns), 1);
      const viewport = { width, height, insets: NO_INSETS };
      scene = await createScene({ canvas, puzzle, picture, theme, pixelRatio: window.devicePixelRatio, width, height });
      scene.onRestored = () => {
        restored += 1;
      };
      const camera = fitCamera(tableOf(puzzle), viewport);
      view = { board, camera, positions, lifted, marks: [], ghostOpacity: 0 };
      scene.draw(view);
    },
    draw: () => scene.draw(view),
    counts: () => scene.counts,
    lift(groups, colour) {
      seq += 1;
      for (const group of groups) {
        apply(board, { kind: 'lifted', group, member: 1, page: 1 }, seq);
        lifted.add(group);
      }
      if (colour !== null) view = { ...view, marks: [...view.marks, ...groups.map((group) => ({ group, colour }))] };
    },
    carry(groups, x, y) {
      for (const id of groups) {
        const group = board.groups.get(id);
        if (group !== undefined) positions.set(id, { x: group.x + x, y: group.y + y });
      }
    },
    drop(groups) {
      seq += 1;
      for (const group of groups) {
        const at = positions.get(group) ?? board.groups.get(group) ?? { x: 0, y: 0 };
        const operation = { page: 1, counter: seq };
        const place = { x: Math.round(at.x), y: Math.round(at.y) };
        apply(board, { kind: 'dropped', group, member: 1, ...place, operation }, seq);
        lifted.delete(group);
        positions.delete(group);
      }
      view = { ...view, marks: view.marks.filter(({ group }) => !groups.includes(group)) };
    },
    join(pieces, withMat) {
      seq += 1;
      const [first, ...others] = withMat ? [MAT_ID, ...pieces] : pieces;
      if (first === undefined) return;
      for (const other of others) {
        const group = Math.min(first, other);
        apply(board, { kind: 'joined', group, other: Math.max(first, other), x: CENTRE, y: CENTRE }, seq);
      }
    },
    setView({ ghost, lines, camera, theme: nextTheme }) {
      view = {
        ...view,
        ghostOpacity: ghost ?? view.ghostOpacity,
        cutLineOpacity: lines ?? view.cutLineOpacity ?? 1,
        camera: camera ?? view.camera,
      };
      theme = nextTheme ?? theme;
      scene.setTheme(theme);
    },
    camera: () => view.camera,
    middle: (piece) => pieceCentre(board, piece),
    pixels(left, top, width, height) {
      const gl = canvas.getContext('webgl2');
      if (gl === null) throw new Error('no context');
      // What was drawn can be read only in the task that drew it: a theme, set again, makes a frame due.
      scene.setTheme(theme);
      scene.draw(view);
      const bytes = new Uint8Array(width * height * 4);
      gl.readPixels(left, canvas.height - top - height, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
      const upright = new Uint8Array(bytes.length);
      for (let row = 0; row < height; row += 1) {
        upright.set(bytes.subarray((height - 1 - row) * width * 4, (height - row) * width * 4), row * width * 4);
      }
      return upright;
    },
    topPieceAt(x, y) {
      const at = toUnit(view.camera, { x, y });
      const picked = pickAt(view, outlinesOf(board.rules.puzzle), at);
      if (picked === null) return null;
      const { group, origin, piece } = picked;
      const { width, height } = board.rules.puzzle.spec;
      const local = rotate(at.x - origin.x, at.y - origin.y, (TURN_STEPS - group.turn) % TURN_STEPS);
      return { piece, u: local.x / width + 0.5, v: local.y / height + 0.5 };
    },
    async loseContext() {
      extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context') ?? null;
      const contextLost = new Promise((resolve) =>
        canvas.addEventListener('webglcontextlost', resolve, { once: true }),
      );
      extension?.loseContext();
      await contextLost;
      // It may be restored only after all listeners were told.
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    restoreContext() {
      extension?.restoreContext();
    },
    restored: () => restored,
  };
}

window.harness = createHarness();

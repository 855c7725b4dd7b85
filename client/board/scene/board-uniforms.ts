/** The shader's uniforms: camera, view, theme, and how strong ghost, cut lines, shadows and outlines are. */
import { type BoardFrame, ghostOpacityOf } from '#client/board/board-frame.ts';
import type { Camera } from '#client/board/camera/camera.ts';
import { matBounds } from '#client/board/camera/fit-camera.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { BoardTheme } from './board-theme.ts';
import type { PoseTable } from './buffers/pose-table.ts';

/** Length of a tile of the grain, in units. */
const GRAIN_UNITS = 6_000;
/** A shadow at rest falls this far, but at most a share of a piece: CSS pixels. */
const SHADOW_REST_PX = 2;
const SHADOW_REST_PIECES = 0.05;
const SHADOW_HELD_PX = 8;
const SHADOW_HELD_PIECES = 0.2;
/** Width of the outline of a held group, which leaves the holes of small pieces open, and of the rim around it. CSS pixels. */
const OUTLINE_PX_MIN = 1.5;
const OUTLINE_PX_MAX = 3.5;
const OUTLINE_PIECES = 0.06;
const RIM_PX = 1.25;

/** What a frame needs besides the board. */
export interface UniformValues {
  readonly camera: Camera;
  /** Size of the view in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly theme: BoardTheme;
  readonly poses: PoseTable;
}

export class BoardUniforms {
  /** By their names in the shader. */
  readonly values: ReturnType<typeof createValues>;
  readonly #pieceSize: number;

  constructor(puzzle: Puzzle) {
    this.#pieceSize = puzzle.pieceSize;
    this.values = createValues(puzzle);
  }

  update(frame: BoardFrame, { camera, size, theme, poses }: UniformValues): void {
    const { values } = this;
    const piecePixels = this.#pieceSize * camera.scale;
    values.uCamera.set([camera.x, camera.y, camera.scale]);
    values.uView.set([size.width, size.height]);
    values.uCount = poses.count;
    values.uHasMarks = poses.hasMarks ? 1 : 0;
    values.uShadow.set([
      Math.min(SHADOW_REST_PX, SHADOW_REST_PIECES * piecePixels),
      theme.shadow,
      Math.min(SHADOW_HELD_PX, SHADOW_HELD_PIECES * piecePixels),
      theme.shadowHeld,
    ]);
    values.uRestRim = theme.restRim;
    const outline = Math.min(OUTLINE_PX_MAX, Math.max(OUTLINE_PX_MIN, OUTLINE_PIECES * piecePixels));
    values.uOutline.set([outline, outline + RIM_PX]);
    values.uTable.set(rgb(theme.table));
    values.uLine.set(rgb(theme.matBorder));
    values.uGrainStyle[1] = theme.grain;
    const hasMat = frame.board.rules.mat !== 'none';
    values.uMatStyle.set([theme.matTint, theme.matRim, ghostOpacityOf(frame), hasMat ? 1 : 0]);
    values.uCutLineOpacity = frame.cutLineOpacity;
  }
}

function createValues(puzzle: Puzzle) {
  const { width, height } = puzzle.spec;
  const { left, top, right, bottom } = matBounds(puzzle);
  return {
    uCamera: new Float32Array(3),
    uView: new Float32Array(2),
    uPictureSize: new Float32Array([width, height]),
    uCount: 1,
    uHasMarks: 0,
    uShadow: new Float32Array(4),
    uRestRim: 0,
    uOutline: new Float32Array(2),
    uCutLineOpacity: 1,
    uMat: new Float32Array([left, top, right, bottom]),
    uMatStyle: new Float32Array(4),
    uTable: new Float32Array(3),
    uLine: new Float32Array(3),
    uGrainStyle: new Float32Array([1 / GRAIN_UNITS, 0]),
  };
}

function rgb(colour: number): [number, number, number] {
  return [(colour >> 16) / 255, ((colour >> 8) & 255) / 255, (colour & 255) / 255];
}

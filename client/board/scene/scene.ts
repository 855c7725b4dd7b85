/**
 * The board on a canvas, and the only place that knows Pixi. One geometry made once, one texture, two small tables of where
 * the groups are (`pose-table.ts`): every frame is one draw call, and what a frame uploads is what moved, 16 bytes a group.
 */
import 'pixi.js/unsafe-eval';
import {
  Buffer,
  BufferImageSource,
  BufferUsage,
  CanvasSource,
  Geometry,
  RenderContainer,
  Shader,
  State,
  Ticker,
  UniformGroup,
  WebGLRenderer,
} from 'pixi.js';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import type { Theme } from '#client/ui/theme.ts';
import { MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { BOARD_THEMES } from './board-theme.ts';
import { detailLevelAt } from './buffers/detail-levels.ts';
import { drawCutPicture, drawGhostPicture, drawPlainPicture, type PictureImage } from './buffers/picture-texture.ts';
import { PoseTable, TABLE_WIDTH } from './buffers/pose-table.ts';
import { buildVertices, VERTEX_BYTES } from './buffers/vertices.ts';
import { countGlCalls } from './gl-counters.ts';
import { GRAIN_SIDE, grainTile } from './grain.ts';
import type { SceneCounts, SceneFrame } from './scene-frame.ts';
import { FRAGMENT_SHADER, VERTEX_SHADER } from './shader.ts';

export interface SceneOptions {
  readonly canvas: HTMLCanvasElement;
  readonly puzzle: Puzzle;
  readonly picture: PictureImage;
  readonly theme: Theme;
  /** Device pixels a CSS pixel. */
  readonly pixelRatio: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Scene {
  /** Renders one frame if anything differs from the last one; true if it did. */
  draw(view: SceneFrame): boolean;
  /** CSS pixels, and device pixels to one of them. */
  resize(width: number, height: number, pixelRatio: number): void;
  setTheme(theme: Theme): void;
  /** Called when the graphics context is back after a loss: draw again. */
  onRestored: () => void;
  readonly counts: SceneCounts;
  destroy(): void;
}

/** At more device pixels a CSS pixel than this, edges are smooth enough without multisampling. */
const SMOOTH_RATIO = 2;
/** A tile of the grain is so many units wide. */
const GRAIN_UNITS = 6_000;
/** A shadow at rest falls so far, but no farther than a share of a piece: CSS pixels. */
const SHADOW_REST_PX = 2;
const SHADOW_REST_PIECES = 0.05;
const SHADOW_HELD_PX = 8;
const SHADOW_HELD_PIECES = 0.2;
/** Width of the outline of a held group, which leaves the holes of small pieces open, and of the rim around it. CSS pixels. */
const OUTLINE_PX_MIN = 1.5;
const OUTLINE_PX_MAX = 3.5;
const OUTLINE_PIECES = 0.06;
const RIM_PX = 1.25;

export async function createScene(options: SceneOptions): Promise<Scene> {
  const { canvas, puzzle, picture } = options;
  // Pixi's own ticker serves its garbage collector, which is off: nothing may run while nothing moves.
  Ticker.system.autoStart = false;
  Ticker.system.stop();
  const renderer = new WebGLRenderer<HTMLCanvasElement>();
  await renderer.init({
    canvas,
    width: options.width,
    height: options.height,
    resolution: options.pixelRatio,
    autoDensity: true,
    antialias: options.pixelRatio < SMOOTH_RATIO,
    preferWebGLVersion: 2,
    skipExtensionImports: true,
    gcActive: false,
    hello: false,
  });
  const { gl } = renderer;
  if (!(gl instanceof WebGL2RenderingContext)) throw new Error('the board needs WebGL 2');
  const sideMax = Number(gl.getParameter(gl.MAX_TEXTURE_SIZE));
  const glCounters = countGlCalls(gl);

  const outlines = outlinesOf(puzzle);
  const poses = new PoseTable(puzzle);
  const rows = poses.rows;
  const table = { width: TABLE_WIDTH, height: rows, scaleMode: 'nearest', alphaMode: 'no-premultiply-alpha' } as const;
  const posesSource = new BufferImageSource({ ...table, resource: poses.poses, format: 'rgba32float' });
  const orderSource = new BufferImageSource({ ...table, resource: poses.order, format: 'rg16uint' });
  const pictureSource = pictureSourceFrom(drawCutPicture(puzzle, outlines, picture, sideMax));
  const grainSource = new BufferImageSource({
    resource: grainTile(),
    width: GRAIN_SIDE,
    height: GRAIN_SIDE,
    format: 'r8unorm',
    alphaMode: 'no-premultiply-alpha',
    addressMode: 'repeat',
    scaleMode: 'linear',
    autoGenerateMipmaps: true,
  });

  const { width, height } = puzzle.spec;
  const uniforms = new UniformGroup({
    uCamera: { value: new Float32Array(3), type: 'vec3<f32>' },
    uView: { value: new Float32Array(2), type: 'vec2<f32>' },
    uPictureSize: { value: new Float32Array([width, height]), type: 'vec2<f32>' },
    uCount: { value: 1, type: 'f32' },
    uHasMarks: { value: 0, type: 'f32' },
    uShadow: { value: new Float32Array(4), type: 'vec4<f32>' },
    uOutline: { value: new Float32Array(2), type: 'vec2<f32>' },
    uCutLineOpacity: { value: 1, type: 'f32' },
    uMat: {
      value: new Float32Array([
        MAT_ORIGIN.x - width / 2,
        MAT_ORIGIN.y - height / 2,
        MAT_ORIGIN.x + width / 2,
        MAT_ORIGIN.y + height / 2,
      ]),
      type: 'vec4<f32>',
    },
    uMatStyle: { value: new Float32Array(4), type: 'vec4<f32>' },
    uTable: { value: new Float32Array(3), type: 'vec3<f32>' },
    uLine: { value: new Float32Array(3), type: 'vec3<f32>' },
    uGrainStyle: { value: new Float32Array([1 / GRAIN_UNITS, 0]), type: 'vec2<f32>' },
  });
  const values = uniforms.uniforms;
  const shader = Shader.from({
    gl: { vertex: VERTEX_SHADER, fragment: FRAGMENT_SHADER },
    resources: {
      uPoses: posesSource,
      uOrder: orderSource,
      uPicture: pictureSource,
      // Made when they are first needed.
      uPlain: pictureSource,
      uGhost: pictureSource,
      uGrain: grainSource,
      board: uniforms,
    },
  });

  const vertices = buildVertices(puzzle, outlines);
  const data = new Buffer({ data: vertices.data, usage: BufferUsage.VERTEX | BufferUsage.STATIC });
  const geometry = new Geometry({
    attributes: {
      aPlace: { buffer: data, format: 'float32x2', stride: VERTEX_BYTES, offset: 0 },
      aPiece: { buffer: data, format: 'float32', stride: VERTEX_BYTES, offset: 8 },
      aNormal: { buffer: data, format: 'snorm16x2', stride: VERTEX_BYTES, offset: 12 },
    },
    indexBuffer: new Buffer({ data: vertices.indices, usage: BufferUsage.INDEX | BufferUsage.STATIC }),
    topology: 'triangle-list',
  });
  const state = new State();
  state.blend = true;
  state.blendMode = 'normal';
  state.depthTest = true;
  state.depthMask = true;
  const stage = new RenderContainer({
    render: () => {
      renderer.encoder.draw({ geometry, shader, state, ...level, instanceCount: poses.hasMarks ? 4 : 2 });
    },
  });

  let frames = 0;
  let lastCounts = { draws: 0, bytes: 0 };
  let size = { width: options.width, height: options.height };
  let isStale = true;
  let lastFrame: SceneFrame | null = null;
  let plainSource: CanvasSource | null = null;
  let ghostSource: CanvasSource | null = null;
  let boardTheme = BOARD_THEMES[options.theme];
  let level = vertices.levels[0];
  let pixelRatio = options.pixelRatio;

  const scene: Scene = {
    onRestored: () => {},
    draw(view) {
      if (renderer.context.isLost) return false;
      poses.update(view);
      if (!isStale && poses.changedPoses.isEmpty && poses.changedOrder.isEmpty && isSameFrame(lastFrame, view))
        return false;
      isStale = false;
      lastFrame = view;
      updateUniforms(view);
      glCounters.draws = 0;
      glCounters.bytes = 0;
      for (const { start, end } of poses.changedPoses.take()) posesSource.update(start, end);
      for (const { start, end } of poses.changedOrder.take()) orderSource.update(start, end);
      renderer.render({ container: stage });
      frames += 1;
      lastCounts = { ...glCounters };
      return true;
    },
    resize(width, height, ratio) {
      size = { width, height };
      pixelRatio = ratio;
      renderer.resize(width, height, ratio);
      isStale = true;
    },
    setTheme(theme) {
      boardTheme = BOARD_THEMES[theme];
      isStale = true;
    },
    get counts() {
      return { frames, ...lastCounts };
    },
    destroy() {
      canvas.removeEventListener('webglcontextrestored', onContextRestored);
      geometry.destroy(true);
      shader.destroy(true);
      for (const source of [posesSource, orderSource, pictureSource, grainSource, plainSource, ghostSource])
        source?.destroy();
      renderer.destroy();
    },
  };

  function onContextRestored(): void {
    isStale = true;
    scene.onRestored();
  }
  // Pixi's own listener came first: by now it has forgotten the lost context, and the next frame uploads everything anew.
  canvas.addEventListener('webglcontextrestored', onContextRestored);

  function updateUniforms(view: SceneFrame): void {
    const { camera } = view;
    const piece = puzzle.pieceSize * camera.scale;
    level = vertices.levels[detailLevelAt(piece * pixelRatio)];
    values.uCamera.set([camera.x, camera.y, camera.scale]);
    values.uView.set([size.width, size.height]);
    values.uCount = poses.count;
    values.uHasMarks = poses.hasMarks ? 1 : 0;
    values.uShadow.set([
      Math.min(SHADOW_REST_PX, SHADOW_REST_PIECES * piece),
      boardTheme.shadow,
      Math.min(SHADOW_HELD_PX, SHADOW_HELD_PIECES * piece),
      boardTheme.shadowHeld,
    ]);
    const outline = Math.min(OUTLINE_PX_MAX, Math.max(OUTLINE_PX_MIN, OUTLINE_PIECES * piece));
    values.uOutline.set([outline, outline + RIM_PX]);
    values.uTable.set(rgb(boardTheme.table));
    values.uLine.set(rgb(boardTheme.matBorder));
    values.uGrainStyle[1] = boardTheme.grain;
    values.uMatStyle.set([
      boardTheme.matShade,
      boardTheme.matRim,
      view.ghostOpacity,
      view.board.rules.mat === 'none' ? 0 : 1,
    ]);
    values.uCutLineOpacity = view.cutLineOpacity ?? 1;
    if (values.uCutLineOpacity < 1 && plainSource === null) {
      plainSource = pictureSourceFrom(drawPlainPicture(puzzle, picture, sideMax));
      shader.resources.uPlain = plainSource;
    }
    if (view.ghostOpacity > 0 && ghostSource === null) {
      ghostSource = pictureSourceFrom(drawGhostPicture(puzzle, picture));
      shader.resources.uGhost = ghostSource;
    }
  }

  return scene;
}

function pictureSourceFrom(canvas: HTMLCanvasElement): CanvasSource {
  return new CanvasSource({ resource: canvas, autoGenerateMipmaps: true, scaleMode: 'linear', mipmapFilter: 'linear' });
}

/** Do both views look the same, their groups apart? */
function isSameFrame(a: SceneFrame | null, b: SceneFrame): boolean {
  return (
    a !== null &&
    a.camera.scale === b.camera.scale &&
    a.camera.x === b.camera.x &&
    a.camera.y === b.camera.y &&
    a.ghostOpacity === b.ghostOpacity &&
    (a.cutLineOpacity ?? 1) === (b.cutLineOpacity ?? 1)
  );
}

function rgb(colour: number): [number, number, number] {
  return [(colour >> 16) / 255, ((colour >> 8) & 255) / 255, (colour & 255) / 255];
}

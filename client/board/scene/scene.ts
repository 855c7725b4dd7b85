/**
 * The board on a canvas; this folder alone knows Pixi. One geometry made once, one picture, two small tables of where the groups are
 * (`pose-table.ts`): every frame is one draw call, and a frame uploads what has moved, 16 bytes a group.
 */
import { type Geometry, GlProgram, Shader, type State, Ticker } from 'pixi.js';
import { type BoardFrame, ghostOpacityOf } from '#client/board/board-frame.ts';
import type { Camera } from '#client/board/camera/camera.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import type { Ground } from '#client/ui/ground.ts';
import type { Theme } from '#client/ui/theme.ts';
import type { MatMode } from '#shared/board/board-rules.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { createDrawState, createGeometry } from './board-geometry.ts';
import { BoardRenderer } from './board-renderer.ts';
import { BoardTextures } from './board-textures.ts';
import { type BoardTheme, boardTheme } from './board-theme.ts';
import { BoardUniforms } from './board-uniforms.ts';
import { detailLevelAt } from './buffers/detail-levels.ts';
import type { PictureImage } from './buffers/picture-texture.ts';
import { type GroupMark, PoseTable } from './buffers/pose-table.ts';
import { buildVertices, type Vertices } from './buffers/vertices.ts';
import { countGlCalls, type GlCounters, type SceneCounts } from './gl-counters.ts';
import { isDrawnByProcessor } from './graphics-hardware.ts';
import type { OpenPieceFaces, PieceFaces } from './piece-faces.ts';
import { fragmentShader, type ShownPictures, VERTEX_SHADER } from './shader.ts';
import { ShaderInputs } from './shader-inputs.ts';

export interface SceneOptions {
  readonly canvas: HTMLCanvasElement;
  readonly puzzle: Puzzle;
  readonly picture: PictureImage;
  readonly theme: Theme;
  readonly ground?: Ground;
  /** Device pixels a CSS pixel. */
  readonly pixelRatio: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The browser gives no WebGL 2 context now. It may give one later. */
export class GraphicsUnavailable extends Error {}

/** Above this many device pixels a CSS pixel, edges are smooth without multisampling. */
const SMOOTH_RATIO = 2;

export class Scene {
  readonly #pieceSize: number;
  readonly #hasMatOutline: boolean;
  readonly #renderer: BoardRenderer;
  readonly #glCounters: GlCounters;
  readonly #poses: PoseTable;
  readonly #vertices: Vertices;
  readonly #textures: BoardTextures;
  readonly #uniforms: BoardUniforms;
  readonly #geometry: Geometry;
  readonly #state: State = createDrawState();
  /** By the pictures that they show; made when they are needed first. */
  readonly #shaders = new Map<number, Shader>();
  readonly #inputs: ShaderInputs;
  #faces: OpenPieceFaces | null = null;
  #counts: SceneCounts = { frames: 0, pictureFrames: 0, draws: 0, bytes: 0 };
  #size: { readonly width: number; readonly height: number };
  #pixelRatio: number;
  #theme: BoardTheme;
  #lastFrame: BoardFrame | null = null;
  #lastCamera: Camera | null = null;
  #lastMat: MatMode | null = null;
  /** The next frame is rendered even if it equals the last one. */
  #isStale = true;
  /** Index into the levels of detail. */
  #level = 0;

  /** @throws GraphicsUnavailable */
  static async create(options: SceneOptions): Promise<Scene> {
    const gl = createContext(options);
    return new Scene(options, await createRenderer(options, gl), gl);
  }

  private constructor(
    { puzzle, picture, theme, ground = 'wood', pixelRatio, width, height }: SceneOptions,
    renderer: BoardRenderer,
    gl: WebGL2RenderingContext,
  ) {
    this.#pieceSize = puzzle.pieceSize;
    this.#hasMatOutline = puzzle.matOutline !== undefined;
    this.#renderer = renderer;
    this.#size = { width, height };
    this.#pixelRatio = pixelRatio;
    this.#theme = boardTheme(theme, ground);
    const sideMax = Number(gl.getParameter(gl.MAX_TEXTURE_SIZE));
    this.#glCounters = countGlCalls(gl);
    this.#poses = new PoseTable(puzzle);
    this.#textures = new BoardTextures({ puzzle, picture, sideMax }, this.#poses);
    this.#uniforms = new BoardUniforms(puzzle);
    this.#inputs = new ShaderInputs(gl);
    this.#vertices = buildVertices(puzzle, outlinesOf(puzzle));
    this.#geometry = createGeometry(this.#vertices);
  }

  /** The graphics context is lost, and everything that it held. A scene does not come back: make a new one. */
  get isLost(): boolean {
    return this.#renderer.context.isLost;
  }

  get counts(): SceneCounts {
    return this.#counts;
  }

  /** Renders one frame if anything differs from the last one; true if it did. */
  draw(frame: BoardFrame, camera: Camera, marks: readonly GroupMark[]): boolean {
    if (this.isLost) return false;
    this.#glCounters.draws = 0;
    this.#glCounters.bytes = 0;
    this.#poses.update(frame, marks);
    const areGroupsSame = this.#poses.changedPoses.isEmpty && this.#poses.changedOrder.isEmpty;
    const isSame = !this.#isStale && areGroupsSame && this.#isSameView(frame, camera);
    const view = { frame, camera, size: this.#size, pixelRatio: this.#pixelRatio };
    const haveFacesChanged = this.#faces?.update(view) === true;
    if (isSame && !haveFacesChanged) return false;
    this.#isStale = false;
    this.#lastFrame = frame;
    this.#lastCamera = camera;
    this.#lastMat = frame.board.rules.mat;
    this.#level = detailLevelAt(this.#pieceSize * camera.scale * this.#pixelRatio);
    this.#uniforms.update(frame, { camera, size: this.#size, theme: this.#theme, poses: this.#poses });
    this.#textures.prepare(frame, this.#theme);
    this.#textures.upload();
    const board = this.#shaderOf({
      plain: frame.cutLineOpacity < 1,
      ghost: ghostOpacityOf(frame) > 0,
      matOutline: this.#hasMatOutline,
    });
    this.#renderer.renderFrame(() => this.#render(board));
    const { frames, pictureFrames } = this.#counts;
    this.#counts = { frames: frames + 1, pictureFrames: pictureFrames + (isSame ? 1 : 0), ...this.#glCounters };
    return true;
  }

  /** CSS pixels, and device pixels a CSS pixel. */
  resize(width: number, height: number, pixelRatio: number): void {
    this.#size = { width, height };
    this.#pixelRatio = pixelRatio;
    this.#renderer.resize(width, height, pixelRatio);
    this.#isStale = true;
  }

  setTheme(theme: Theme, ground: Ground = 'wood'): void {
    this.#theme = boardTheme(theme, ground);
    this.#isStale = true;
  }

  /** From now on pieces show these. */
  setFaces(faces: PieceFaces): void {
    const opened = faces.open(this.#textures);
    if (opened === null) return;
    this.#faces?.destroy();
    this.#faces = opened;
    this.#forgetShaders();
    this.#isStale = true;
  }

  destroy(): void {
    this.#faces?.destroy();
    this.#geometry.destroy(true);
    this.#forgetShaders();
    this.#textures.destroy();
    this.#renderer.destroy();
  }

  #shaderOf(shown: ShownPictures): Shader {
    const key = Number(shown.plain) + 2 * Number(shown.ghost) + 4 * Number(shown.matOutline);
    const known = this.#shaders.get(key);
    if (known !== undefined) return known;
    const fragment = fragmentShader(shown, this.#faces);
    const made = new Shader({ glProgram: new GlProgram({ vertex: VERTEX_SHADER, fragment }), resources: {} });
    this.#shaders.set(key, made);
    return made;
  }

  #forgetShaders(): void {
    for (const each of this.#shaders.values()) each.destroy(true);
    this.#shaders.clear();
  }

  #render(board: Shader): void {
    const { shader, texture, encoder } = this.#renderer;
    shader.bind(board, true);
    const { uniforms, samplers } = this.#faces ?? {};
    this.#inputs.set(
      { ...this.#uniforms.values, ...uniforms },
      { ...this.#textures.samplers, ...samplers },
      (source, unit) => texture.bind(source, unit),
    );
    encoder.draw({
      geometry: this.#geometry,
      shader: board,
      state: this.#state,
      skipSync: true,
      ...this.#vertices.levels[this.#level],
      instanceCount: this.#poses.hasMarks ? 4 : 2,
    });
  }

  /** Does everything but the groups look as in the last frame? */
  #isSameView(frame: BoardFrame, camera: Camera): boolean {
    return (
      this.#lastCamera?.scale === camera.scale &&
      this.#lastCamera.x === camera.x &&
      this.#lastCamera.y === camera.y &&
      this.#lastFrame?.ghostOpacity === frame.ghostOpacity &&
      this.#lastFrame.cutLineOpacity === frame.cutLineOpacity &&
      this.#lastMat === frame.board.rules.mat
    );
  }
}

/** @throws GraphicsUnavailable */
function createContext({ canvas, pixelRatio }: SceneOptions): WebGL2RenderingContext {
  // What a processor draws it draws in half the time without smooth edges.
  const antialias = pixelRatio < SMOOTH_RATIO && !isDrawnByProcessor();
  const gl = canvas.getContext('webgl2', { alpha: false, antialias, stencil: true });
  if (gl === null) throw new GraphicsUnavailable('there is no WebGL 2');
  return gl;
}

async function createRenderer(options: SceneOptions, context: WebGL2RenderingContext): Promise<BoardRenderer> {
  // Pixi's own ticker serves its garbage collector, which is off: nothing may run while nothing moves.
  Ticker.system.autoStart = false;
  Ticker.system.stop();
  const renderer = new BoardRenderer();
  try {
    await renderer.init({
      canvas: options.canvas,
      width: options.width,
      height: options.height,
      resolution: options.pixelRatio,
      autoDensity: true,
      context,
      skipExtensionImports: true,
      gcActive: false,
      hello: false,
    });
  } catch (cause) {
    throw new GraphicsUnavailable('no WebGL', { cause });
  }
  return renderer;
}

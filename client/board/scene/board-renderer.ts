/**
 * Pixi's renderer with the systems that one draw of our own shader needs. Pixi's `WebGLRenderer` would bring its scene graph, sprites,
 * masks and batches along, none of which the board uses (docs/decisions/009-trimming-pixi.md).
 */
import {
  AbstractRenderer,
  BackgroundSystem,
  GCSystem,
  GlBackBufferSystem,
  GlBufferSystem,
  GlContextSystem,
  GlEncoderSystem,
  GlGeometrySystem,
  GlLimitsSystem,
  type GlRenderingContext,
  GlRenderTargetSystem,
  GlShaderSystem,
  GlStateSystem,
  GlTextureSystem,
  RendererType,
  type SystemConstructor,
  ViewSystem,
  type WebGLOptions,
} from 'pixi.js';

/** Each is made in this order, and found on the renderer under the name of its extension. */
const SYSTEMS = [
  BackgroundSystem,
  ViewSystem,
  GCSystem,
  GlContextSystem,
  GlLimitsSystem,
  GlBackBufferSystem,
  GlBufferSystem,
  GlTextureSystem,
  GlRenderTargetSystem,
  GlGeometrySystem,
  GlShaderSystem,
  GlEncoderSystem,
  GlStateSystem,
];

export class BoardRenderer extends AbstractRenderer<object, WebGLOptions> {
  // Pixi assigns each system to a property of this name.
  declare readonly gl: GlRenderingContext;
  declare readonly context: GlContextSystem;
  declare readonly texture: GlTextureSystem;
  declare readonly renderTarget: GlRenderTargetSystem;
  declare readonly shader: GlShaderSystem;
  declare readonly encoder: GlEncoderSystem;

  constructor() {
    super({
      name: 'webgl',
      type: RendererType.WEBGL,
      // The systems ask for a WebGLRenderer in their types; at run time they use the systems above.
      systems: SYSTEMS.map((value) => ({ name: value.extension.name, value: value as SystemConstructor })),
      renderPipes: [],
      renderPipeAdaptors: [],
    });
  }

  /** Pixi asks whether code may be generated from text. The content policy forbids it, and nothing here does it. */
  override _unsafeEvalCheck(): void {}

  /** Clears the canvas and calls `draw`, which draws onto it. */
  renderFrame(draw: () => void): void {
    this.renderTarget.renderStart({
      target: this.view.renderTarget,
      clear: true,
      clearColor: this.background.colorRgba,
    });
    draw();
    this.renderTarget.finishRenderPass();
    this.renderTarget.postrender();
  }
}

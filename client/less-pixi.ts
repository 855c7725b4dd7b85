/**
 * A plugin for the bundler that leaves out parts of Pixi which the board's scene never runs, though the package's own modules list them:
 * the scene is one draw of its own shader. The pages that browser tests play on are built like this, too.
 */
import type { Plugin } from 'vite';

/** Modules that do nothing but announce such parts. */
const ANNOUNCEMENTS = /\/pixi\.js\/lib\/(rendering|spritesheet)\/init\.mjs$/;
/** Parts that are announced in a list with others: masks, sprites, meshes, drawings, pictures of what is drawn. They are not registered. */
const PARTS =
  /\/pixi\.js\/lib\/(?:rendering\/(?:mask\/(?:alpha|stencil)|renderers\/shared\/extract|batcher\/gl)|scene\/(?:sprite|mesh\/gl|graphics\/gl))\/(AlphaMaskPipe|StencilMaskPipe|ExtractSystem|GenerateTextureSystem|GlBatchAdaptor|SpritePipe|GlMeshAdaptor|GlGraphicsAdaptor)\.mjs$/;
/** What gathers sprites into batches: asked at every frame, with nothing to gather. */
const BATCHES = /\/pixi\.js\/lib\/rendering\/batcher\/shared\/BatcherPipe\.mjs$/;

/** Colours by their names: here they are numbers. A name is none that is known. */
const COLOUR_NAMES = /\/@pixi\/colord\/(index|plugins\/names)\.mjs$/;

const NO_NAMES = `export const extend = () => {};
export const colord = () => ({ isValid: () => false });
export default () => {};`;

const NO_BATCHES = `export class BatcherPipe {
  static extension = { type: ['webgl-pipes'], name: 'batch' };
  constructor(renderer) { this.renderer = renderer; }
  buildStart() {}
  buildEnd() {}
  break() {}
  upload() {}
  execute() {}
  destroy() {}
}`;

export const lessPixi: Plugin = {
  name: 'less-pixi',
  load(id) {
    if (ANNOUNCEMENTS.test(id)) return 'export {};';
    if (BATCHES.test(id)) return NO_BATCHES;
    if (COLOUR_NAMES.test(id)) return NO_NAMES;
    const [, part] = PARTS.exec(id) ?? [];
    return part === undefined ? null : `export class ${part} { static extension = { type: [], name: 'unused' }; }`;
  },
};

/**
 * A plugin for the bundler that leaves out parts of Pixi which the board's scene never runs, though the package's own modules list them:
 * the scene is one draw of its own shader. The pages that browser tests play on are built like this, too.
 */
import type { Plugin } from 'vite';

/** Modules that do nothing but announce such parts. */
const EXTENSION_LISTS = /\/pixi\.js\/lib\/(rendering|spritesheet)\/init\.mjs$/;
/** Parts that are announced in a list with others: masks, sprites, meshes, drawings, pictures of what is drawn. They are not registered. */
const UNUSED_EXTENSIONS =
  /\/pixi\.js\/lib\/(?:rendering\/(?:mask\/(?:alpha|stencil)|renderers\/shared\/extract|batcher\/gl)|scene\/(?:sprite|mesh\/gl|graphics\/gl))\/(AlphaMaskPipe|StencilMaskPipe|ExtractSystem|GenerateTextureSystem|GlBatchAdaptor|SpritePipe|GlMeshAdaptor|GlGraphicsAdaptor)\.mjs$/;
/** Modules with parts for WebGPU, uniform buffers, particles, compressed and moving textures, and what they export. They are never called. */
const NEVER_CALLED: Readonly<Record<string, readonly string[]>> = {
  'rendering/renderers/gl/shader/utils/createUboElementsSTD40': ['createUboElementsSTD40', 'WGSL_TO_STD40_SIZE'],
  'rendering/renderers/gl/shader/utils/createUboSyncSTD40': ['createUboSyncFunctionSTD40'],
  'rendering/renderers/gl/texture/uploaders/glUploadCompressedTextureResource': ['glUploadCompressedTextureResource'],
  'rendering/renderers/gl/texture/uploaders/glUploadVideoResource': ['glUploadVideoResource'],
  'rendering/renderers/gpu/GpuUboSystem': ['GpuUboSystem'],
  'rendering/renderers/gpu/shader/GpuProgram': ['GpuProgram'],
  'scene/particle-container/shared/ParticleBuffer': ['ParticleBuffer'],
  'unsafe-eval/particle/generateParticleUpdatePolyfill': ['generateParticleUpdatePolyfill'],
  'unsafe-eval/ubo/generateUboSyncPolyfill': ['generateUboSyncPolyfillSTD40', 'generateUboSyncPolyfillWGSL'],
};
/** What gathers sprites into batches: asked at every frame, with nothing to gather. */
const BATCHER_PIPE = /\/pixi\.js\/lib\/rendering\/batcher\/shared\/BatcherPipe\.mjs$/;

/** Colours by their names: here they are numbers. A name is none that is known. */
const COLOUR_NAMES = /\/@pixi\/colord\/(index|plugins\/names)\.mjs$/;

const EMPTY_COLOUR_NAMES = `export const extend = () => {};
export const colord = () => ({ isValid: () => false });
export default () => {};`;

/** Where textures for drawing onto are kept: nothing is drawn but on the canvas. Told of the screen's size all the same. */
const TEXTURE_POOL = /\/pixi\.js\/lib\/rendering\/renderers\/shared\/texture\/TexturePool\.mjs$/;
const EMPTY_TEXTURE_POOL = `export class TexturePoolClass {
  setScreenSize() {}
  removeScreen() {}
}
export const TexturePool = new TexturePoolClass();`;

const EMPTY_BATCHER_PIPE = `export class BatcherPipe {
  static extension = { type: ['webgl-pipes'], name: 'batch' };
  constructor(renderer) { this.renderer = renderer; }
  buildStart() {}
  buildEnd() {}
  break() {}
  upload() {}
  execute() {}
  destroy() {}
}`;

/** Stands for a function or a class that nothing calls: should something do so after all, it says what is missing. */
function stubFor(name: string): string {
  return `export function ${name}() { throw new Error('${name} is left out of Pixi by client/board/scene/trim-pixi-plugin.ts'); }`;
}

export const trimPixi: Plugin = {
  name: 'trim-pixi',
  load(id) {
    if (EXTENSION_LISTS.test(id)) return 'export {};';
    if (BATCHER_PIPE.test(id)) return EMPTY_BATCHER_PIPE;
    if (TEXTURE_POOL.test(id)) return EMPTY_TEXTURE_POOL;
    if (COLOUR_NAMES.test(id)) return EMPTY_COLOUR_NAMES;
    const [, module = ''] = /\/pixi\.js\/lib\/(.+)\.mjs$/.exec(id) ?? [];
    const uncalled = NEVER_CALLED[module];
    if (uncalled !== undefined) return uncalled.map(stubFor).join('\n');
    const [, part] = UNUSED_EXTENSIONS.exec(id) ?? [];
    return part === undefined ? null : `export class ${part} { static extension = { type: [], name: 'unused' }; }`;
  },
};

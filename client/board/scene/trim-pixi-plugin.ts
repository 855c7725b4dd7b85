/**
 * Pixi's index loads two modules for their side effects: they register masks, textures from addresses and sprite sheets. The board uses
 * none of these, so the bundler may leave the modules out. Its colours know the names of colours; the board gives them as numbers
 * (docs/decisions/009-trimming-pixi.md).
 */
import type { Plugin } from 'vite';

const REGISTRATIONS = /\/pixi\.js\/lib\/(rendering|spritesheet)\/init\.mjs$/;

const COLOUR_NAMES = /\/@pixi\/colord\/plugins\/names\.mjs$/;

export const trimPixi: Plugin = {
  name: 'trim-pixi',
  transform: {
    filter: { id: [REGISTRATIONS, COLOUR_NAMES] },
    handler: (code, id) =>
      COLOUR_NAMES.test(id)
        ? { code: 'export default () => undefined;', map: null }
        : { code, moduleSideEffects: false },
  },
};

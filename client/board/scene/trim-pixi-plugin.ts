/**
 * Pixi's index loads two modules for their side effects: they register masks, textures from addresses and sprite sheets. The board uses
 * none of these, so the bundler may leave the modules out (docs/decisions/009-trimming-pixi.md).
 */
import type { Plugin } from 'vite';

const REGISTRATIONS = /\/pixi\.js\/lib\/(rendering|spritesheet)\/init\.mjs$/;

export const trimPixi: Plugin = {
  name: 'trim-pixi',
  transform: {
    filter: { id: REGISTRATIONS },
    handler: (code) => ({ code, moduleSideEffects: false }),
  },
};

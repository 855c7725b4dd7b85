/**
 * What shows on the faces of pieces in place of the cut picture, and what a scene and its source know of each other. Sources come with
 * client/board/scene/moving and client/board/scene/sharp, which import nothing of the scene: pages that need none load none.
 */
import type { TextureSource } from 'pixi.js';
import type { BoardFrame } from '#client/board/board-frame.ts';
import type { Camera } from '#client/board/camera/camera.ts';
import type { BoardTextures } from './board-textures.ts';
import type { UniformValue } from './shader-inputs.ts';

export interface PieceFaces {
  /** For one scene. Null: its graphics processor takes no image of this size, and the cut picture stays. */
  open(textures: Pick<BoardTextures, 'createSheet' | 'createLines'>): OpenPieceFaces | null;
}

/** What is about to be drawn. */
export interface FacesView {
  readonly frame: BoardFrame;
  readonly camera: Camera;
  /** CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** Device pixels a CSS pixel. */
  readonly pixelRatio: number;
}

export interface OpenPieceFaces {
  /** Declarations, and statements that may set `face` or `ghost`: see shader.ts. */
  readonly shaderInputs: string;
  readonly shaderFace: string;
  readonly shaderGhost?: string;
  /** Both by their names in the shader. */
  readonly uniforms: Readonly<Record<string, UniformValue>>;
  readonly samplers: Readonly<Record<string, TextureSource>>;
  /** Called before each drawing; true: the faces look different from the last one. */
  update(view: FacesView): boolean;
  destroy(): void;
}

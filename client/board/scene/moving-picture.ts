/**
 * What a scene and a moving picture know of each other. The picture comes with client/board/scene/moving, which imports nothing of the
 * scene: pages whose pictures do not move load none of it, and their bundles stay as they are.
 */
import type { TextureSource } from 'pixi.js';
import type { BoardTextures } from './board-textures.ts';
import type { UniformValue } from './shader-inputs.ts';

export interface MovingPicture {
  /** The frame to show; null: the still. */
  frame: number | null;
  /** For one scene. Null: its graphics processor takes no sheet of this size, and the still stays. */
  open(textures: Pick<BoardTextures, 'createSheet' | 'createLines'>): OpenMovingPicture | null;
}

export interface OpenMovingPicture {
  /** Declarations, and statements that may set `face`: see shader.ts. */
  readonly shaderInputs: string;
  readonly shaderFace: string;
  /** Both by their names in the shader. */
  readonly uniforms: Readonly<Record<string, UniformValue>>;
  readonly samplers: Readonly<Record<string, TextureSource>>;
  /** Takes the frame over; true if it is another one. */
  update(): boolean;
  destroy(): void;
}

/** The triangles of a puzzle as the graphics processor takes them, and the state that they are drawn with. */
import { Buffer, BufferUsage, Geometry, State } from 'pixi.js';
import { VERTEX_BYTES, type Vertices } from './buffers/vertices.ts';

export function createGeometry({ data, indices }: Vertices): Geometry {
  const buffer = new Buffer({ data, usage: BufferUsage.VERTEX | BufferUsage.STATIC });
  return new Geometry({
    attributes: {
      aPlace: { buffer, format: 'float32x2', stride: VERTEX_BYTES, offset: 0 },
      aPiece: { buffer, format: 'float32', stride: VERTEX_BYTES, offset: 8 },
      aNormal: { buffer, format: 'snorm16x2', stride: VERTEX_BYTES, offset: 12 },
    },
    indexBuffer: new Buffer({ data: indices, usage: BufferUsage.INDEX | BufferUsage.STATIC }),
    topology: 'triangle-list',
  });
}

/** Blended, and hidden by depth. */
export function createDrawState(): State {
  const state = new State();
  state.blend = true;
  state.blendMode = 'normal';
  state.depthTest = true;
  state.depthMask = true;
  return state;
}

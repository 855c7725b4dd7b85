/** Counts the draw calls and the uploaded bytes of a WebGL context. One addition a call, so it is always on. */
export interface SceneCounts {
  /** Frames rendered since the scene was made. */
  readonly frames: number;
  /** Those of them that differ from the one before by the frame of the moving picture alone. */
  readonly pictureFrames: number;
  /** Draw calls of the last frame. */
  readonly draws: number;
  /** Bytes that the last frame uploaded into buffers and textures. */
  readonly bytes: number;
}

export interface GlCounters {
  draws: number;
  bytes: number;
}

export function countGlCalls(gl: WebGL2RenderingContext): GlCounters {
  const counts: GlCounters = { draws: 0, bytes: 0 };
  for (const name of ['drawElements', 'drawElementsInstanced', 'drawArrays'] as const) {
    const draw = gl[name];
    Reflect.set(gl, name, (...args: unknown[]) => {
      counts.draws += 1;
      Reflect.apply(draw, gl, args);
    });
  }
  for (const name of ['bufferData', 'bufferSubData', 'texImage2D', 'texSubImage2D'] as const) {
    const upload = gl[name];
    Reflect.set(gl, name, (...args: unknown[]) => {
      for (const arg of args) counts.bytes += bytesOf(arg);
      Reflect.apply(upload, gl, args);
    });
  }
  return counts;
}

/** Bytes of an upload; a picture has four a pixel. */
function bytesOf(source: unknown): number {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return source.byteLength;
  if (source instanceof HTMLCanvasElement || source instanceof ImageBitmap) return source.width * source.height * 4;
  if (source instanceof HTMLImageElement) return source.naturalWidth * source.naturalHeight * 4;
  return 0;
}

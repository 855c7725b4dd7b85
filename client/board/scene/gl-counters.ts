/** Counts what a WebGL context is asked to draw and to take in. One addition a call: cheap enough to be always on. */
export interface GlCounters {
  draws: number;
  bytes: number;
}

export function countGlCalls(gl: WebGL2RenderingContext): GlCounters {
  const counts: GlCounters = { draws: 0, bytes: 0 };
  const drawElements = gl.drawElements.bind(gl);
  gl.drawElements = (...args) => {
    counts.draws += 1;
    drawElements(...args);
  };
  const drawElementsInstanced = gl.drawElementsInstanced.bind(gl);
  gl.drawElementsInstanced = (...args) => {
    counts.draws += 1;
    drawElementsInstanced(...args);
  };
  const drawArrays = gl.drawArrays.bind(gl);
  gl.drawArrays = (...args) => {
    counts.draws += 1;
    drawArrays(...args);
  };
  for (const name of ['bufferData', 'bufferSubData', 'texImage2D', 'texSubImage2D'] as const) {
    const upload = gl[name];
    Reflect.set(gl, name, (...args: unknown[]) => {
      for (const arg of args) counts.bytes += bytesOf(arg);
      Reflect.apply(upload, gl, args);
    });
  }
  return counts;
}

/** Bytes of what is uploaded: an array's own, a picture's at four a pixel. */
function bytesOf(source: unknown): number {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return source.byteLength;
  if (source instanceof HTMLCanvasElement || source instanceof ImageBitmap) return source.width * source.height * 4;
  if (source instanceof HTMLImageElement) return source.naturalWidth * source.naturalHeight * 4;
  return 0;
}

/** Whether graphics hardware draws, or a processor in its place. Only a context tells, so one is made for the question and given back. */

/** Names of what draws without graphics hardware: Chromium's and Windows's, and that of Mesa, which Firefox tells as well. */
const PROCESSORS = /swiftshader|llvmpipe|softpipe|basic render/i;

let known: boolean | null = null;

/** False where no context is to be had now. The page asks its browser once. */
export function isDrawnByProcessor(): boolean {
  known ??= askBrowser();
  return known ?? false;
}

/** Null: there is no context now. */
function askBrowser(): boolean | null {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (gl === null) return null;
  const name = rendererOf(gl);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return PROCESSORS.test(name);
}

function rendererOf(gl: WebGL2RenderingContext): string {
  const name = String(gl.getParameter(gl.RENDERER));
  // Chromium and Safari tell the name to those alone who ask for it so; Firefox warns whoever does.
  const info = name.startsWith('WebKit') ? gl.getExtension('WEBGL_debug_renderer_info') : null;
  return info === null ? name : String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL));
}

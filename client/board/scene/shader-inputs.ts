/**
 * Sets the uniforms and samplers of the shader program in use. Pixi would generate code for that from text, which the content policy
 * forbids; the board has few programs, with few values.
 */

/** A number, a vector of two to four, or several vectors of four one after the other. */
export type UniformValue = number | Float32Array;

export class ShaderInputs {
  readonly #gl: WebGL2RenderingContext;
  /** The program that the locations belong to. Another one is in use when other pictures show. */
  #program: WebGLProgram | null = null;
  readonly #locations = new Map<string, WebGLUniformLocation | null>();

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  /** Both by their names in the shader. @param bind puts a sampler's source onto a texture unit */
  set<Source>(
    uniforms: Readonly<Record<string, UniformValue>>,
    samplers: Readonly<Record<string, Source>>,
    bind: (source: Source, unit: number) => void,
  ): void {
    const gl = this.#gl;
    this.#followProgram();
    for (const [name, value] of Object.entries(uniforms)) this.#setUniform(name, value);
    for (const [unit, [name, source]] of Object.entries(samplers).entries()) {
      bind(source, unit);
      gl.uniform1i(this.#locationOf(name), unit);
    }
  }

  #followProgram(): void {
    const program: WebGLProgram | null = this.#gl.getParameter(this.#gl.CURRENT_PROGRAM);
    if (program === this.#program) return;
    this.#program = program;
    this.#locations.clear();
  }

  #setUniform(name: string, value: UniformValue): void {
    const gl = this.#gl;
    const location = this.#locationOf(name);
    if (typeof value === 'number') gl.uniform1f(location, value);
    else if (value.length === 2) gl.uniform2fv(location, value);
    else if (value.length === 3) gl.uniform3fv(location, value);
    else gl.uniform4fv(location, value);
  }

  /** Null: the program has no such input, and setting it does nothing. */
  #locationOf(name: string): WebGLUniformLocation | null {
    const known = this.#locations.get(name);
    if (known !== undefined) return known;
    const location = this.#program === null ? null : this.#gl.getUniformLocation(this.#program, name);
    this.#locations.set(name, location);
    return location;
  }
}

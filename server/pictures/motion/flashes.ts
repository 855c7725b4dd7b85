/**
 * Whether a moving picture flashes more than three times in a second. Source: WCAG 2.2, success criterion 2.3.1, with the thresholds of its
 * definition of general flash and red flash thresholds. A board may fill a screen, so that the field of 341 x 256 pixels of 1024 x 768
 * is a third of the picture along either axis.
 */
import { setImmediate } from 'node:timers/promises';
import { SHEET_FRAMES_MAX } from '#server/base/limits.ts';

/** Frames are examined in this size. Pixels. */
export const FLASH_WIDTH = 64;
export const FLASH_HEIGHT = 48;
const PIXELS = FLASH_WIDTH * FLASH_HEIGHT;

/** Change of relative luminance that counts, if the darker state is below the second figure. */
const LUMINANCE_STEP = 0.1;
const DARK_MAX = 0.8;
/** Share of red, R / (R + G + B) in linear light, that is saturated, and the change of chromaticity in CIE 1976 u'v' that counts. */
const RED_SHARE = 0.8;
const CHROMA_STEP = 0.2;
/** The field, and the share of its pixels that must change together. */
const FIELD_WIDTH = Math.floor(FLASH_WIDTH / 3);
const FIELD_HEIGHT = Math.floor(FLASH_HEIGHT / 3);
const FIELD_PIXELS_MIN = Math.ceil((FIELD_WIDTH * FIELD_HEIGHT) / 4);
/** Opposing changes that a second may have: two a flash. */
const CHANGES_MAX = 6;
const SECOND_MS = 1_000;
/** Of black, which has no colour: that of white. */
const WHITE_CHROMA = { u: 0.1978, v: 0.4683 };

export interface ExaminedFrame {
  /** RGB, FLASH_WIDTH x FLASH_HEIGHT pixels. */
  readonly pixels: Uint8Array;
  /** Milliseconds. */
  readonly duration: number;
}

/**
 * Examines one round and two seconds more, so that the change from the last frame to the first counts too. Lets other work of the server
 * go on between two frames.
 */
export async function flashesTooOften(frames: readonly ExaminedFrame[]): Promise<boolean> {
  if (frames.length > SHEET_FRAMES_MAX) throw new RangeError('more frames than a sheet has');
  const lights: Light[] = [];
  for (const { pixels } of frames) {
    lights.push(lightOf(pixels));
    await setImmediate();
  }
  const length = frames.reduce((sum, { duration }) => sum + duration, 0);
  const luminance = new ChangeCounter();
  const red = new ChangeCounter();
  const brightness = new LuminanceFollower();
  const redness = new RedFollower();
  for (let at = 0, index = 0; at < length + 2 * SECOND_MS; index += 1) {
    const frame = index % frames.length;
    const light = lights[frame];
    if (light === undefined) return false;
    if (luminance.add(at, brightness.follow(light)) || red.add(at, redness.follow(light))) return true;
    at += frames[frame]?.duration ?? length;
    await setImmediate();
  }
  return false;
}

/** What counts of a frame, for each pixel. */
interface Light {
  readonly luminance: Float32Array;
  readonly redShare: Float32Array;
  readonly u: Float32Array;
  readonly v: Float32Array;
}

const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

function lightOf(pixels: Uint8Array): Light {
  if (pixels.length !== PIXELS * 3) throw new RangeError('a frame of another size');
  const light = {
    luminance: new Float32Array(PIXELS),
    redShare: new Float32Array(PIXELS),
    u: new Float32Array(PIXELS),
    v: new Float32Array(PIXELS),
  };
  for (let pixel = 0; pixel < PIXELS; pixel += 1) {
    const r = LINEAR[pixels[pixel * 3] ?? 0] ?? 0;
    const g = LINEAR[pixels[pixel * 3 + 1] ?? 0] ?? 0;
    const b = LINEAR[pixels[pixel * 3 + 2] ?? 0] ?? 0;
    const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    const x = 0.4124 * r + 0.3576 * g + 0.1805 * b;
    const z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
    const sum = x + 15 * y + 3 * z;
    light.luminance[pixel] = y;
    light.redShare[pixel] = r + g + b === 0 ? 0 : r / (r + g + b);
    light.u[pixel] = sum === 0 ? WHITE_CHROMA.u : (4 * x) / sum;
    light.v[pixel] = sum === 0 ? WHITE_CHROMA.v : (9 * y) / sum;
  }
  return light;
}

/** Of each pixel: 1 where it has changed up, -1 where down, 0 where neither. */
type Changes = Int8Array;

/** Follows each pixel's luminance from its last extreme: slow changes add up, and a turn back counts anew. */
class LuminanceFollower {
  readonly #low = new Float32Array(PIXELS).fill(Number.POSITIVE_INFINITY);
  readonly #high = new Float32Array(PIXELS).fill(Number.NEGATIVE_INFINITY);
  readonly #direction = new Int8Array(PIXELS);

  follow({ luminance }: Light): Changes {
    const changes = new Int8Array(PIXELS);
    for (let pixel = 0; pixel < PIXELS; pixel += 1) {
      const value = luminance[pixel] ?? 0;
      const low = Math.min(this.#low[pixel] ?? value, value);
      const high = Math.max(this.#high[pixel] ?? value, value);
      const direction = this.#direction[pixel] ?? 0;
      const isUp = direction <= 0 && value - low >= LUMINANCE_STEP && low < DARK_MAX;
      const isDown = direction >= 0 && high - value >= LUMINANCE_STEP && value < DARK_MAX;
      const next = isUp ? 1 : isDown ? -1 : 0;
      changes[pixel] = next;
      if (next !== 0) this.#direction[pixel] = next;
      this.#low[pixel] = next === 0 ? low : value;
      this.#high[pixel] = next === 0 ? high : value;
    }
    return changes;
  }
}

/** Follows each pixel into a saturated red and out of it. */
class RedFollower {
  /** The last state of the other kind: the reddest, or the least red. */
  readonly #u = new Float32Array(PIXELS);
  readonly #v = new Float32Array(PIXELS);
  readonly #share = new Float32Array(PIXELS);
  readonly #isRed = new Uint8Array(PIXELS);
  #isFirst = true;

  follow(light: Light): Changes {
    const changes = new Int8Array(PIXELS);
    for (let pixel = 0; pixel < PIXELS; pixel += 1) {
      const share = light.redShare[pixel] ?? 0;
      const isRed = this.#isRed[pixel] === 1;
      const distance = Math.hypot(
        (light.u[pixel] ?? 0) - (this.#u[pixel] ?? 0),
        (light.v[pixel] ?? 0) - (this.#v[pixel] ?? 0),
      );
      const isTurn = !this.#isFirst && distance > CHROMA_STEP && (isRed ? share < RED_SHARE : share >= RED_SHARE);
      if (isTurn) changes[pixel] = isRed ? -1 : 1;
      const isFurther = isRed ? share >= (this.#share[pixel] ?? 0) : share <= (this.#share[pixel] ?? 0);
      if (!this.#isFirst && !isTurn && !isFurther) continue;
      if (this.#isFirst || isTurn) this.#isRed[pixel] = share >= RED_SHARE ? 1 : 0;
      this.#share[pixel] = share;
      this.#u[pixel] = light.u[pixel] ?? 0;
      this.#v[pixel] = light.v[pixel] ?? 0;
    }
    this.#isFirst = false;
    return changes;
  }
}

/** Counts the changes of the picture that oppose each other, within any second. */
class ChangeCounter {
  readonly #times: number[] = [];
  #last = 0;

  /** True: the second that ends at `at` has too many. */
  add(at: number, changes: Changes): boolean {
    const hasUp = isFieldFull(changes, 1);
    const hasDown = isFieldFull(changes, -1);
    const opposing = this.#last === 1 ? hasDown : hasUp;
    const next = opposing ? (this.#last === 1 ? -1 : 1) : this.#last === 0 && hasDown ? -1 : 0;
    if (next === 0) return false;
    this.#last = next;
    this.#times.push(at);
    while (at - (this.#times[0] ?? at) >= SECOND_MS) this.#times.shift();
    return this.#times.length > CHANGES_MAX;
  }
}

/** Does some field have enough pixels that change so? By sums over the rectangle from the top left corner. O(pixels). */
function isFieldFull(changes: Changes, direction: 1 | -1): boolean {
  const columns = FLASH_WIDTH + 1;
  const sums = new Uint16Array(columns * (FLASH_HEIGHT + 1));
  const sumAt = (x: number, y: number) => sums[y * columns + x] ?? 0;
  for (let y = 1; y <= FLASH_HEIGHT; y += 1) {
    let row = 0;
    for (let x = 1; x <= FLASH_WIDTH; x += 1) {
      if (changes[(y - 1) * FLASH_WIDTH + x - 1] === direction) row += 1;
      sums[y * columns + x] = row + sumAt(x, y - 1);
      if (x < FIELD_WIDTH || y < FIELD_HEIGHT) continue;
      const left = x - FIELD_WIDTH;
      const top = y - FIELD_HEIGHT;
      if (sumAt(x, y) - sumAt(left, y) - sumAt(x, top) + sumAt(left, top) >= FIELD_PIXELS_MIN) return true;
    }
  }
  return false;
}

/** A sheet collects painted shapes from back to front, and each of their paints (gradients, clips, blurs) once. */
import { px } from './path.ts';

export interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly dash?: string;
}

/** How a shape is painted. Lines have round ends and corners. */
export interface PaintOptions {
  readonly stroke?: Stroke;
  readonly opacity?: number;
  /** Softens the shape. Standard deviation in pixels. */
  readonly blur?: number;
  readonly blend?: 'multiply' | 'screen' | 'overlay' | 'soft-light';
}

export interface MarkTransform {
  readonly scale?: number;
  /** Degrees, clockwise. */
  readonly turn?: number;
  readonly flip?: boolean;
}

/** Degrees for `linear`: the colours run from top to bottom. */
const DOWN = 90;

export class Sheet {
  readonly width: number;
  readonly height: number;
  readonly #paints = new Map<string, string>();
  readonly #marks: string[] = [];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  /** Adds marks on top. */
  add(...marks: readonly string[]): void {
    this.#marks.push(...marks);
  }

  svg(): string {
    const paints = [...this.#paints].map(([body, id]) => body.replace('>', ` id="${id}">`)).join('');
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}"><defs>${paints}</defs>${this.#marks.join('')}</svg>`;
  }

  /** A filled outline. */
  shape(outline: string, fill: string, paint: PaintOptions = {}): string {
    return `<path d="${outline}" fill="${fill}"${this.#attributes(paint)}/>`;
  }

  /** A stroked outline. */
  stroke(outline: string, colour: string, width: number, paint: PaintOptions = {}): string {
    return this.shape(outline, 'none', { ...paint, stroke: { colour, width } });
  }

  /** Colours evenly spaced over the shape. */
  linear(colours: readonly string[], angle = DOWN): string {
    return this.#paint(
      `<linearGradient gradientTransform="rotate(${px(angle)} .5 .5)">${stops(colours)}</linearGradient>`,
    );
  }

  /** Colours from the centre (shares of the shape's box) outwards. */
  radial(colours: readonly string[], x = 0.5, y = 0.5, radius = 0.6): string {
    return this.#paint(`<radialGradient cx="${x}" cy="${y}" r="${radius}">${stops(colours)}</radialGradient>`);
  }

  /** A glow: the colour in the middle, transparent at the rim. */
  glow(colour: string, strength = 1): string {
    return this.#paint(
      `<radialGradient><stop stop-color="${colour}" stop-opacity="${strength}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`,
    );
  }

  /** A veil: the colour fading from one opacity to another along the angle. */
  fade(colour: string, from: number, to: number, angle = DOWN): string {
    return this.#paint(
      `<linearGradient gradientTransform="rotate(${px(angle)} .5 .5)"><stop stop-color="${colour}" stop-opacity="${from}"/><stop offset="1" stop-color="${colour}" stop-opacity="${to}"/></linearGradient>`,
    );
  }

  /** A ball's own shadow: transparent where the light falls (shares of the shape's box), the colour at the far rim. */
  shade(colour: string, strength: number, x = 0.34, y = 0.36): string {
    return this.#paint(
      `<radialGradient cx="${x}" cy="${y}" r="0.78"><stop offset="0.35" stop-color="${colour}" stop-opacity="0"/><stop offset="1" stop-color="${colour}" stop-opacity="${strength}"/></radialGradient>`,
    );
  }

  /** Marks clipped to an outline. */
  within(outline: string, ...marks: readonly string[]): string {
    const clip = this.#paint(`<clipPath><path d="${outline}"/></clipPath>`);
    return `<g clip-path="${clip}">${marks.join('')}</g>`;
  }

  /** Marks as one group, faded or blurred together. */
  group(paint: PaintOptions, ...marks: readonly string[]): string {
    return `<g${this.#attributes(paint)}>${marks.join('')}</g>`;
  }

  /** Marks drawn around the origin, moved to their place. */
  place(x: number, y: number, placing: MarkTransform, ...marks: readonly string[]): string {
    const { scale = 1, turn = 0, flip = false } = placing;
    const wide = flip ? -scale : scale;
    return `<g transform="translate(${px(x)} ${px(y)}) rotate(${px(turn)}) scale(${wide.toFixed(3)} ${scale.toFixed(3)})">${marks.join('')}</g>`;
  }

  #attributes({ stroke, opacity, blur, blend }: PaintOptions): string {
    let text = '';
    if (stroke !== undefined) {
      text += ` stroke="${stroke.colour}" stroke-width="${px(stroke.width)}" stroke-linecap="round" stroke-linejoin="round"`;
      if (stroke.dash !== undefined) text += ` stroke-dasharray="${stroke.dash}"`;
    }
    if (opacity !== undefined) text += ` opacity="${opacity}"`;
    if (blur !== undefined) text += ` filter="${this.#blur(blur)}"`;
    if (blend !== undefined) text += ` style="mix-blend-mode:${blend}"`;
    return text;
  }

  #blur(pixels: number): string {
    return this.#paint(
      `<filter x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${px(pixels)}"/></filter>`,
    );
  }

  #paint(body: string): string {
    const id = this.#paints.get(body) ?? `p${this.#paints.size}`;
    this.#paints.set(body, id);
    return `url(#${id})`;
  }
}

function stops(colours: readonly string[]): string {
  const last = Math.max(1, colours.length - 1);
  return colours
    .map((colour, i) => `<stop offset="${Math.round((i * 1000) / last) / 1000}" stop-color="${colour}"/>`)
    .join('');
}

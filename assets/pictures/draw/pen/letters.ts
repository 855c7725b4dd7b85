/**
 * Outlines of letters, read from a TrueType file, so that drawing needs no installed font. It reads these parts of the format (Microsoft's
 * OpenType 1.9 specification): cmap 4, loca, hmtx, and glyf with simple glyphs and composite glyphs of shifted parts.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { px } from './path.ts';

export type Weight = 'Medium' | 'Bold' | 'Black';

interface Corner {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

interface Face {
  readonly bytes: DataView;
  readonly tables: ReadonlyMap<string, number>;
  readonly unitsPerEm: number;
  readonly longOffsets: boolean;
  readonly wideGlyphs: number;
  readonly codes: number;
}

const faces = new Map<Weight, Face>();

function face(weight: Weight): Face {
  const known = faces.get(weight);
  if (known !== undefined) return known;
  const root = dirname(createRequire(import.meta.url).resolve('pretendard/package.json'));
  const file = readFileSync(join(root, 'dist', 'public', 'static', 'alternative', `Pretendard-${weight}.ttf`));
  const bytes = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < bytes.getUint16(4); i += 1) {
    const entry = 12 + i * 16;
    tables.set(file.toString('latin1', entry, entry + 4), bytes.getUint32(entry + 8));
  }
  const head = table(tables, 'head');
  const made = {
    bytes,
    tables,
    unitsPerEm: bytes.getUint16(head + 18),
    longOffsets: bytes.getUint16(head + 50) === 1,
    wideGlyphs: bytes.getUint16(table(tables, 'hhea') + 34),
    codes: codeTable(bytes, table(tables, 'cmap')),
  };
  faces.set(weight, made);
  return made;
}

function table(tables: ReadonlyMap<string, number>, name: string): number {
  const offset = tables.get(name);
  if (offset === undefined) throw new Error(`the font has no ${name}`);
  return offset;
}

function codeTable(bytes: DataView, cmap: number): number {
  for (let i = 0; i < bytes.getUint16(cmap + 2); i += 1) {
    const offset = cmap + bytes.getUint32(cmap + 8 + i * 8);
    if (bytes.getUint16(offset) === 4) return offset;
  }
  throw new Error('the font has no table of 16-bit characters');
}

function glyphOf({ bytes, codes }: Face, letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  const segments = bytes.getUint16(codes + 6);
  for (let i = 0; i < segments; i += 2) {
    if (bytes.getUint16(codes + 14 + i) < code) continue;
    const start = bytes.getUint16(codes + 16 + segments + i);
    if (start > code) break;
    const delta = bytes.getUint16(codes + 16 + 2 * segments + i);
    const rangeAt = codes + 16 + 3 * segments + i;
    const range = bytes.getUint16(rangeAt);
    if (range === 0) return (code + delta) & 0xffff;
    const glyph = bytes.getUint16(rangeAt + range + 2 * (code - start));
    if (glyph !== 0) return (glyph + delta) & 0xffff;
  }
  throw new Error(`the font has no "${letter}"`);
}

function advance({ bytes, tables, wideGlyphs }: Face, glyph: number): number {
  return bytes.getUint16(table(tables, 'hmtx') + 4 * Math.min(glyph, wideGlyphs - 1));
}

/** The closed contours of a glyph, in font units, y upwards. */
function contours(from: Face, glyph: number): Corner[][] {
  const { bytes, tables, longOffsets } = from;
  const loca = table(tables, 'loca');
  const offset = (index: number) =>
    longOffsets ? bytes.getUint32(loca + index * 4) : bytes.getUint16(loca + index * 2) * 2;
  if (offset(glyph) === offset(glyph + 1)) return [];
  const start = table(tables, 'glyf') + offset(glyph);
  const count = bytes.getInt16(start);
  return count < 0 ? composite(from, start + 10) : simple(bytes, start + 10, count);
}

function simple(bytes: DataView, start: number, count: number): Corner[][] {
  const ends = Array.from({ length: count }, (_, i) => bytes.getUint16(start + i * 2));
  const points = (ends.at(-1) ?? -1) + 1;
  let at = start + count * 2;
  at += 2 + bytes.getUint16(at);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = bytes.getUint8(at++);
    flags.push(flag);
    if ((flag & 8) !== 0) for (let again = bytes.getUint8(at++); again > 0; again -= 1) flags.push(flag);
  }
  const axis = (short: number, same: number) => {
    let value = 0;
    return flags.map((flag) => {
      if ((flag & short) !== 0) value += bytes.getUint8(at++) * ((flag & same) !== 0 ? 1 : -1);
      else if ((flag & same) === 0) {
        value += bytes.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(2, 16);
  const ys = axis(4, 32);
  return ends.map((end, i) => {
    const first = i === 0 ? 0 : (ends[i - 1] ?? 0) + 1;
    return Array.from({ length: end - first + 1 }, (_, k) => ({
      x: xs[first + k] ?? 0,
      y: ys[first + k] ?? 0,
      on: ((flags[first + k] ?? 0) & 1) !== 0,
    }));
  });
}

function composite(from: Face, start: number): Corner[][] {
  const all: Corner[][] = [];
  let at = start;
  for (let more = true; more; ) {
    const flags = from.bytes.getUint16(at);
    const part = from.bytes.getUint16(at + 2);
    if ((flags & 0xc8) !== 0) throw new Error('the font scales the parts of a letter');
    const words = (flags & 1) !== 0;
    const dx = words ? from.bytes.getInt16(at + 4) : from.bytes.getInt8(at + 4);
    const dy = words ? from.bytes.getInt16(at + 6) : from.bytes.getInt8(at + 5);
    at += words ? 8 : 6;
    for (const contour of contours(from, part)) all.push(contour.map(({ x, y, on }) => ({ x: x + dx, y: y + dy, on })));
    more = (flags & 0x20) !== 0;
  }
  return all;
}

/** Quadratic splines: halfway between two points off the curve lies a point on it. */
function outline(corners: readonly Corner[], put: (x: number, y: number) => string): string {
  const full = corners.flatMap((corner, i) => {
    const next = corners[(i + 1) % corners.length] ?? corner;
    const between = { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2, on: true };
    return corner.on || next.on ? [corner] : [corner, between];
  });
  const first = full.findIndex(({ on }) => on);
  const round = [...full.slice(first), ...full.slice(0, first)];
  let path = '';
  round.forEach(({ x, y, on }, i) => {
    const next = round[(i + 1) % round.length];
    if (i === 0) path = `M${put(x, y)}`;
    else if (on) path += round[i - 1]?.on === true ? `L${put(x, y)}` : '';
    else if (next !== undefined) path += `Q${put(x, y)} ${put(next.x, next.y)}`;
  });
  return `${path}Z`;
}

/** The outline of a line of text, centred at x, with its baseline at y; size in pixels an em. */
export function letters(text: string, x: number, y: number, size: number, weight: Weight = 'Bold'): string {
  const from = face(weight);
  const scale = size / from.unitsPerEm;
  const glyphs = [...text].map((letter) => glyphOf(from, letter));
  const length = glyphs.reduce((sum, glyph) => sum + advance(from, glyph) * scale, 0);
  let left = x - length / 2;
  return glyphs
    .map((glyph) => {
      const start = left;
      left += advance(from, glyph) * scale;
      return contours(from, glyph)
        .map((corners) => outline(corners, (dx, dy) => `${px(start + dx * scale)} ${px(y - dy * scale)}`))
        .join('');
    })
    .join('');
}

/** The same, with its capitals and digits centred on the point. */
export function centred(text: string, x: number, y: number, size: number, weight: Weight = 'Bold'): string {
  // Pretendard's capitals and digits are about 0.71 em tall; its hangul reaches as far above and below as they do.
  return letters(text, x, y + size * 0.355, size, weight);
}

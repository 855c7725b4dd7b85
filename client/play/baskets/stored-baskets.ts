/** What a browser stores of the baskets of one board: which piece is in which, and where on the plane its middle lay when it was put there. */
import { readStored, removeStored, storedNames, writeStored } from '#client/base/browser-storage.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { BASKETS, type Basket } from './basket-kinds.ts';

/** In units. */
export interface BasketPlace extends Point {
  readonly basket: Basket;
}

interface StoredBaskets {
  readonly isOn: boolean;
  /** Wall time of the last change, ms since 1970. */
  readonly at: number;
  /** Piece, index of the basket, and the middle. */
  readonly pieces: readonly (readonly [PieceId, number, number, number])[];
}

const PREFIX = 'baskets.';
/** Boards of one browser: the one that was changed longest ago gives way. */
const BOARDS_MAX = 24;

/** What cannot be read is as if nothing were stored. */
export function readBaskets(name: string): Map<PieceId, BasketPlace> {
  const places = new Map<PieceId, BasketPlace>();
  for (const [piece, index, x, y] of parse(readStored(name))?.pieces ?? []) {
    const basket = BASKETS[index];
    if (basket !== undefined) places.set(piece, { basket, x, y });
  }
  return places;
}

export function writeBaskets(name: string, isOn: boolean, places: ReadonlyMap<PieceId, BasketPlace>): void {
  const others = storedNames(PREFIX).filter((each) => each !== name);
  const oldest = others
    .sort((one, other) => changedAt(one) - changedAt(other))
    .slice(0, others.length + 1 - BOARDS_MAX);
  if (others.length >= BOARDS_MAX) for (const each of oldest) removeStored(each);
  const pieces = [...places].map(([piece, { basket, x, y }]) => [piece, BASKETS.indexOf(basket), x, y] as const);
  const record: StoredBaskets = { isOn, at: Date.now(), pieces };
  writeStored(name, JSON.stringify(record));
}

const changedAt = (name: string): number => parse(readStored(name))?.at ?? 0;

function parse(text: string | null): StoredBaskets | null {
  try {
    const record: unknown = JSON.parse(text ?? 'null');
    const isRecord =
      typeof record === 'object' &&
      record !== null &&
      'pieces' in record &&
      Array.isArray(record.pieces) &&
      record.pieces.every((each) => Array.isArray(each) && each.length === 4 && each.every(Number.isInteger));
    // Only pages of this form write records of this name.
    return isRecord ? (record as unknown as StoredBaskets) : null;
  } catch {
    return null;
  }
}

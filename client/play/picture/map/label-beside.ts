/** Where names stand that have no room on what they name: beside it, at the end of a short line, apart from each other. CSS pixels. */
import type { Rect } from '#client/board/camera/camera.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { linesMeet } from '#shared/geometry/segment.ts';
import type { PieceId } from '#shared/ids.ts';

export interface NameBeside {
  readonly piece: PieceId;
  /** What it names. */
  readonly at: Point;
  readonly width: number;
  readonly height: number;
}

export interface PlacedName {
  readonly box: Rect;
  readonly from: Point;
  /** Where its line ends, at its box. */
  readonly to: Point;
}

/** A line is so long at least, and grows by this from try to try. */
const LINE_MIN = 9;
const LINE_STEP = 5;
const DIRECTIONS = 32;
/** Over land a line costs so much more than over water. */
const LAND_COST = 1;
/** Between two names. */
const GAP = 3;
/** How often names without room are placed before the others. */
const RETRIES = 4;

/** What else is on the map. */
interface Surroundings {
  /** Nothing else is in this rectangle. */
  isFree(box: Rect): boolean;
  /** A line goes over as little land as may be. */
  isLand(at: Point): boolean;
  /** No line goes through these: what stands there already. */
  readonly taken: readonly Rect[];
}

interface FreePlace {
  readonly place: PlacedName;
  /** The length of its line, and what of it is over land. */
  readonly cost: number;
}

/** The free places around names, by the lengths of their lines: each is looked at once, however often the names are placed. */
export class FreePlaces {
  readonly #around: Omit<Surroundings, 'taken'>;
  /** By name; index = how often its lines have grown. */
  readonly #rings = new Map<NameBeside, (readonly FreePlace[])[]>();

  constructor(around: Omit<Surroundings, 'taken'>) {
    this.#around = around;
  }

  ring(name: NameBeside, index: number): readonly FreePlace[] {
    const rings = this.#rings.get(name) ?? [];
    this.#rings.set(name, rings);
    rings[index] ??= this.#look(name, lineLength(index));
    return rings[index];
  }

  #look({ at, width, height }: NameBeside, length: number): readonly FreePlace[] {
    const { isFree, isLand } = this.#around;
    const free: FreePlace[] = [];
    for (let direction = 0; direction < DIRECTIONS; direction += 1) {
      const angle = (2 * Math.PI * direction) / DIRECTIONS;
      const [right, down] = [Math.cos(angle), Math.sin(angle)];
      const x = at.x + right * (length + width / 2);
      const y = at.y + down * (length + height / 2);
      const box = { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
      if (!isFree(box)) continue;
      const to = { x: clamp(at.x, box.left, box.right), y: clamp(at.y, box.top, box.bottom) };
      const place = { box, from: at, to };
      free.push({ place, cost: length + LAND_COST * landOf(place, isLand) });
    }
    return free;
  }
}

function lineLength(index: number): number {
  return LINE_MIN + index * LINE_STEP;
}

/**
 * What `placed` has already stays. Names that find room near by come first, unless others have no room then; one without any is left out.
 * @param reach how long a line may be
 * @param free of names that are placed more than once
 */
export function placeBeside(
  names: readonly NameBeside[],
  placed: ReadonlyMap<PieceId, PlacedName>,
  around: Surroundings,
  reach: number,
  free = new FreePlaces(around),
): ReadonlyMap<PieceId, PlacedName> {
  const all = new Map<PieceId, PlacedName>();
  for (const { piece } of names) {
    const before = placed.get(piece);
    if (before !== undefined) all.set(piece, before);
  }
  const left = names.flatMap((name) => {
    const place = all.has(name.piece) ? null : bestPlace(name, free, around.taken, reach, []);
    return place === null ? [] : [{ name, length: lengthOf(place) }];
  });
  left.sort((a, b) => a.length - b.length || a.name.piece - b.name.piece);
  let order = left.map(({ name }) => name);
  let most = all;
  for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
    const tried = new Map(all);
    for (const name of order) {
      const place = bestPlace(name, free, around.taken, reach, [...tried.values()]);
      if (place !== null) tried.set(name.piece, place);
    }
    if (tried.size > most.size) most = tried;
    const without = order.filter(({ piece }) => !tried.has(piece));
    if (without.length === 0) break;
    order = [...without, ...order.filter(({ piece }) => tried.has(piece))];
  }
  return most;
}

function bestPlace(
  name: NameBeside,
  free: FreePlaces,
  taken: readonly Rect[],
  reach: number,
  others: readonly PlacedName[],
): PlacedName | null {
  let best: PlacedName | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; lineLength(index) <= Math.min(reach, least); index += 1) {
    for (const { place, cost } of free.ring(name, index)) {
      if (cost >= least || taken.some((rect) => crossesBox(place, rect))) continue;
      if (!others.every((other) => areApart(place, other))) continue;
      best = place;
      least = cost;
    }
  }
  return best;
}

/** How much of a line is over land. */
function landOf({ from, to }: PlacedName, isLand: (at: Point) => boolean): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const steps = Math.max(1, Math.ceil(length / LINE_STEP));
  let land = 0;
  for (let step = 0; step < steps; step += 1) {
    const along = (step + 0.5) / steps;
    if (isLand({ x: from.x + along * (to.x - from.x), y: from.y + along * (to.y - from.y) })) land += 1;
  }
  return (land * length) / steps;
}

function areApart(one: PlacedName, other: PlacedName): boolean {
  return !(
    meet(one.box, other.box) ||
    crossesBox(one, other.box) ||
    crossesBox(other, one.box) ||
    linesMeet(one.from, one.to, other.from, other.to)
  );
}

/** Do they come nearer to each other than two names may? */
export function meet(one: Rect, other: Rect): boolean {
  return (
    one.left < other.right + GAP &&
    other.left < one.right + GAP &&
    one.top < other.bottom + GAP &&
    other.top < one.bottom + GAP
  );
}

/** Does the line go through the box? It does where it crosses one of its diagonals, or ends in it. */
export function crossesBox({ from, to }: PlacedName, { left, top, right, bottom }: Rect): boolean {
  const isIn = ({ x, y }: Point) => x > left - GAP && x < right + GAP && y > top - GAP && y < bottom + GAP;
  const diagonals: readonly [Point, Point][] = [
    [
      { x: left, y: top },
      { x: right, y: bottom },
    ],
    [
      { x: left, y: bottom },
      { x: right, y: top },
    ],
  ];
  return isIn(from) || isIn(to) || diagonals.some(([start, end]) => linesMeet(from, to, start, end));
}

function lengthOf({ from, to }: PlacedName): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

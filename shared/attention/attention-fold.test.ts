import { describe, expect, it } from 'vitest';
import type { DiscreteEvent } from '#shared/board/board-event.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { type Attention, firedRulesAt, foldAttention, INITIAL_ATTENTION } from './attention-fold.ts';
import { type AttentionRule, type FiredRule, THRESHOLDS_DEFAULT, type Thresholds } from './attention-rules.ts';

const MINUTE = 60_000;
const PIECE = 1_000;

/** A student at a board, with a clock that each action advances. */
class Child {
  attention: Attention = INITIAL_ATTENTION;
  now = 10 * MINUTE;
  readonly connectedAt = this.now;
  readonly #positions = new Map<number, Point>();
  #counter = 0;

  record(event: DiscreteEvent): void {
    const positionBefore = (group: number) => this.#positions.get(group) ?? { x: group * 5_000, y: 0 };
    this.attention = foldAttention(this.attention, { event, at: this.now, positionBefore, pieceSize: PIECE });
    if ('x' in event) this.#positions.set(event.group, { x: event.x, y: event.y });
  }

  wait(seconds: number): void {
    this.now += seconds * 1_000;
  }

  lift(group: number): void {
    this.record({ kind: 'lifted', group, member: 1, page: 1 });
  }

  drop(group: number, { x, y }: Point): void {
    this.#counter += 1;
    this.record({ kind: 'dropped', group, x, y, member: 1, operation: { page: 1, counter: this.#counter } });
  }

  /** Lifts a piece and drops it elsewhere, in ten seconds. */
  carry(group: number, to: Point): void {
    this.wait(6);
    this.lift(group);
    this.wait(4);
    this.drop(group, to);
  }

  join(group: number): void {
    this.carry(group, { x: 0, y: 0 });
    this.record({ kind: 'joined', group: 0, other: group, x: 0, y: 0 });
  }

  fired(
    thresholds: Thresholds = THRESHOLDS_DEFAULT,
    hereSince: number | null = this.connectedAt,
  ): readonly FiredRule[] {
    return firedRulesAt(this.attention, thresholds, this.now, hereSince);
  }

  rules(thresholds?: Partial<Thresholds>): AttentionRule[] {
    return this.fired({ ...THRESHOLDS_DEFAULT, ...thresholds }).map(({ rule }) => rule);
  }
}

/** Places far from each other. */
function* places(): Generator<Point> {
  for (let step = 1; ; step += 1) yield { x: (step % 7) * 4_000, y: (step % 5) * 3_000 + step };
}

describe('no join while moving', () => {
  it('holds after its threshold of seconds spent moving, gives their number and start, and ends with a join', () => {
    const child = new Child();
    child.join(1);
    const joinedAt = child.now;
    for (const place of places()) {
      if (child.now - joinedAt >= 4 * MINUTE) break;
      expect(child.rules()).toEqual([]);
      child.carry(2 + (Math.floor(child.now / 10_000) % 5), place);
    }
    expect(child.fired()).toEqual([{ rule: 'noJoin', since: joinedAt, count: 240 }]);
    child.carry(9, { x: 40_000, y: 1 });
    child.carry(8, { x: 30_000, y: 1 });
    child.wait(3);
    // A short rest of the hand does not end the rule.
    child.wait(45);
    expect(child.rules()).toEqual(['noJoin']);
    child.join(3);
    expect(child.rules()).toEqual([]);
  });

  it('does not count a pause as moving', () => {
    const child = new Child();
    child.join(1);
    const somewhere = places();
    for (let stops = 0; stops < 8; stops += 1) {
      child.carry(2 + stops, somewhere.next().value ?? { x: 0, y: 0 });
      child.wait(50);
    }
    expect(child.rules({ idle: 0 })).toEqual([]);
  });

  it('counts one long drag as moving time', () => {
    const child = new Child();
    child.join(1);
    child.wait(5);
    child.lift(2);
    child.wait(4 * 60);
    expect(child.rules()).toEqual(['noJoin']);
  });
});

describe('the same piece near one place', () => {
  it('holds after its threshold of drops, wherever the piece lay in between', () => {
    const child = new Child();
    for (let times = 1; times <= 4; times += 1) {
      expect(child.rules()).toEqual([]);
      child.carry(3, { x: 20_000 + times * 100, y: 20_000 });
    }
    expect(child.fired({ ...THRESHOLDS_DEFAULT, putBack: 2 }), 'and counts only once').toEqual([
      { rule: 'samePlace', since: child.now - 30_000, count: 4 },
    ]);
    child.carry(3, { x: 50_000, y: 50_000 });
    expect(child.rules()).toEqual([]);
  });

  it('does not count another piece at the same place, and ends with any join', () => {
    const child = new Child();
    for (let times = 0; times < 3; times += 1) child.carry(3, { x: 20_000, y: 20_000 });
    for (let times = 0; times < 3; times += 1) child.carry(4, { x: 20_000, y: 20_000 });
    expect(child.rules({ putBack: 0 })).toEqual([]);
    child.join(5);
    child.carry(3, { x: 20_000, y: 20_000 });
    expect(child.rules()).toEqual([]);
  });
});

describe('lifted and put back', () => {
  it('holds after its threshold of put-backs in a row, of any pieces', () => {
    const child = new Child();
    for (let times = 1; times <= 6; times += 1) {
      expect(child.rules()).toEqual([]);
      child.wait(3);
      child.lift(times);
      child.wait(2);
      // Released, and returned to its former place.
      child.record({ kind: 'released', group: times, x: times * 5_000, y: 10 });
    }
    expect(child.fired()).toEqual([{ rule: 'putBack', since: child.now - 25_000, count: 6 }]);
    child.carry(1, { x: 50_000, y: 0 });
    expect(child.rules()).toEqual([]);
  });
});

describe('idle', () => {
  it('holds when no piece has moved for its threshold while a member is connected', () => {
    const child = new Child();
    child.carry(1, { x: 9, y: 9 });
    const movedAt = child.now;
    child.wait(119);
    expect(child.rules()).toEqual([]);
    child.wait(2);
    expect(child.fired()).toEqual([{ rule: 'idle', since: movedAt, count: 120 }]);
    child.lift(1);
    expect(child.rules()).toEqual([]);
    child.wait(300);
    expect(child.rules(), 'what is in a hand is being moved').not.toContain('idle');
  });

  it('counts from the connection of a member, and not while no member is connected', () => {
    const child = new Child();
    child.wait(3_600);
    expect(child.fired(THRESHOLDS_DEFAULT, null)).toEqual([]);
    expect(child.fired(THRESHOLDS_DEFAULT, child.now - MINUTE)).toEqual([]);
    expect(child.fired(THRESHOLDS_DEFAULT, child.now - 2 * MINUTE)).toHaveLength(1);
  });

  it('does not count time while the class is paused', () => {
    const child = new Child();
    child.carry(1, { x: 9, y: 9 });
    child.record({ kind: 'paused' });
    child.wait(600);
    expect(child.rules()).toEqual([]);
    child.record({ kind: 'resumed' });
    child.wait(100);
    expect(child.rules()).toEqual([]);
    const early = new Child();
    early.record({ kind: 'paused' });
    early.wait(600);
    early.record({ kind: 'resumed' });
    expect(early.rules(), 'who had not begun when the pause connectedAt').toEqual([]);
  });
});

it('no rule holds on a solved board, and none that is switched off', () => {
  const child = new Child();
  for (let times = 0; times < 40; times += 1) child.carry(3, { x: 20_000, y: 20_000 });
  for (let piece = 5; piece < 12; piece += 1) child.carry(piece, { x: piece * 5_000, y: 0 });
  child.wait(300);
  expect(child.rules()).toEqual(['noJoin', 'samePlace', 'putBack', 'idle']);
  expect(child.rules({ noJoin: 0, putBack: 0 })).toEqual(['samePlace', 'idle']);
  child.record({ kind: 'solved' });
  expect(child.rules()).toEqual([]);
});

it('a reset clears all counts; a restart of the server ends holds and adds nothing', () => {
  const child = new Child();
  for (let times = 0; times < 4; times += 1) child.carry(3, { x: 20_000, y: 20_000 });
  child.lift(3);
  child.wait(3_600);
  child.record({ kind: 'opened', epoch: 2, wallTime: child.now });
  expect(child.rules({ idle: 0 })).toEqual(['samePlace']);
  child.record({ kind: 'reset', seed: 1, member: 0, operation: { page: 1, counter: 1 } });
  expect(child.rules()).toEqual([]);
});

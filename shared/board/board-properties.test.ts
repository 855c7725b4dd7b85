/** Properties of a board for any order of moves from any number of seats. The whole product relies on them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Member, PieceId } from '#shared/ids.ts';
import { PLANE } from '#shared/limits.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { decodePatch, encodePatch } from '#shared/wire/frames/patch-frame.ts';
import { decodeTickFrame, encodeTickBody, encodeTickFrame } from '#shared/wire/frames/tick-frame.ts';
import { apply } from './apply.ts';
import {
  type Board,
  boardProgress,
  copyOf,
  dealtBoard,
  type Group,
  groupOf,
  hasPiece,
  isConsistent,
  restorationOf,
} from './board.ts';
import type { BoardEvent, Joined } from './board-event.ts';
import { fingerprintOf } from './board-fingerprint.ts';
import { boardRules, changeRules, MAT_ID, matTakes, type Rules } from './board-rules.ts';
import { decide } from './decide.ts';
import type { Actor, Move } from './move.ts';
import { applyPatch, canApplyPatch } from './patch.ts';
import { applyTick, TickBuilder } from './tick.ts';

const SEED = 7;

function rules(difficulty: 'easy' | 'normal' | 'hard', turns = difficulty === 'easy', columns = 4, rows = 3): Rules {
  const spec = jigsawSpec({ seed: 11, columns, rows, pixelWidth: 800, pixelHeight: 600, tab: 20 });
  return boardRules(cutJigsaw(spec), difficulty, turns);
}

function dealt(by: Rules): Board {
  return dealtBoard(by, scatter(by.puzzle, SEED, by.turns), 1);
}

/**
 * Which joins of one move the rules allow: of groups that touch, and without a mat one more, by which a piece whose place was shown comes to the
 * largest of the other groups. So every group is a connected part of the picture, but for what shown places have brought to it.
 */
class JoinJudge {
  readonly #shown: ReadonlySet<PieceId>;
  /** The group that a shown place leads to; null: none. */
  #goal: Group | null = null;

  /** @param board before the move */
  constructor({ rules, shownPlaces, groups, groupOf: idOf }: Board, move: Move) {
    this.#shown = new Set(shownPlaces);
    if (move.kind !== 'drop' || rules.mat !== 'none') return;
    const dropped = groups.get(idOf[move.piece] ?? -1);
    const others = [...groups.values()].filter(({ id }) => id !== MAT_ID && id !== dropped?.id);
    const [largest] = others.sort((a, b) => b.pieces.length - a.pieces.length || a.id - b.id);
    if (largest !== undefined && largest.pieces.length >= (dropped?.pieces.length ?? 0)) this.#goal = largest;
  }

  /** @param board before this join */
  allows({ rules, groups }: Board, { group, other }: Joined): boolean {
    const [a, b] = [groups.get(group)?.pieces ?? [], groups.get(other)?.pieces ?? []];
    const onMat = (piece: PieceId) => piece !== MAT_ID && (matTakes(rules, piece) || this.#shown.has(piece));
    if (a.some((each) => each === MAT_ID) && b.some(onMat)) return true;
    if (a.some((each) => rules.puzzle.neighbours[each]?.some((neighbour) => b.includes(neighbour)))) return true;
    const isByShownPlace =
      [a, b].includes(this.#goal?.pieces ?? []) && [...a, ...b].some((each) => this.#shown.has(each));
    this.#goal = null;
    return isByShownPlace;
  }
}

/** A minimal owner of a board: it decides, applies at once, and encodes each tick as a frame. */
class Owner {
  readonly board: Board;
  readonly frames: Uint8Array[] = [];
  readonly tick = new TickBuilder();
  counter = 0;
  accepted = 0;
  /** Joins that the rules do not allow. */
  readonly unfounded: Joined[] = [];

  constructor(board: Board) {
    this.board = board;
  }

  submit(actor: Actor, move: Move): readonly BoardEvent[] {
    const decision = decide(this.board, actor, move, 1);
    if (!decision.ok) return [];
    const judge = new JoinJudge(this.board, move);
    for (const event of decision.events) {
      if (event.kind === 'joined' && !judge.allows(this.board, event)) this.unfounded.push(event);
      apply(this.board, event, this.board.seq + 1);
      this.tick.add(event);
    }
    if (decision.events.length > 0) this.accepted += 1;
    return decision.events;
  }

  close(): void {
    if (this.tick.isEmpty) return;
    const seq = this.board.seq + 1;
    const head = { board: 1, epoch: this.board.epoch, seq, after: seq - 1, time: seq * 33, committedSeq: seq - 1 };
    this.frames.push(encodeTickFrame(head, encodeTickBody(this.tick.take())));
    this.board.seq = seq;
  }
}

type Step =
  | { readonly do: 'close' }
  | {
      readonly do: 'move';
      readonly member: Member;
      readonly kind: Move['kind'];
      readonly piece: number;
      readonly near: number;
      readonly x: number;
      readonly y: number;
      readonly stale: boolean;
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      member: fc.integer({ min: 0, max: 4 }),
      kind: fc.constantFrom<Move['kind']>(
        'lift',
        'lift',
        'drag',
        'drag',
        'drop',
        'drop',
        'drop',
        'drop',
        'turn',
        'release',
        'takeOver',
        'pause',
        'resume',
        'resume',
        'reset',
        'hint',
        'show',
        'restore',
      ),
      piece: fc.integer({ min: 0, max: 13 }),
      // The distance from where the piece fits: small distances snap.
      near: fc.integer({ min: -400, max: 400 }),
      x: fc.integer({ min: 0, max: PLANE - 1 }),
      y: fc.integer({ min: 0, max: PLANE - 1 }),
      stale: fc.boolean(),
    }),
  },
);

function moveOf(owner: Owner, it: Extract<Step, { do: 'move' }>, wild: boolean): Move {
  const { piece } = it;
  const home = { x: 32_768 + it.near, y: 32_768 };
  const { x, y } = wild ? it : home;
  owner.counter += 1;
  const operation = { page: it.member + 1, counter: owner.counter };
  const seen = { epoch: owner.board.epoch, seq: it.stale ? 0 : owner.board.seq + 1 };
  switch (it.kind) {
    case 'drag':
      return { kind: 'drag', piece, x, y };
    case 'drop':
      return { kind: 'drop', piece, x, y, operation, seen, ...(it.y % 2 === 0 ? {} : { snapFloor: it.y }) };
    case 'turn':
      return { kind: 'turn', piece, turn: (it.near & 3) * 6, operation, seen };
    case 'reset':
      return { kind: 'reset', seed: it.x, operation };
    case 'hint':
      return { kind: 'hint', piece, level: 1 + (Math.abs(it.near) % 3) };
    case 'restore': {
      const { rules } = owner.board;
      const before = dealtBoard(rules, scatter(rules.puzzle, it.x, rules.turns), 0);
      return { ...restorationOf(before), shownPlaces: hasPiece(before, piece) ? [piece] : [] };
    }
    case 'check':
      return { kind: 'check', operation };
    case 'pause':
    case 'resume':
      return { kind: it.kind };
    default:
      return { kind: it.kind, piece };
  }
}

function play(owner: Owner, steps: readonly Step[], watch: (owner: Owner) => void = () => undefined): void {
  for (const [index, it] of steps.entries()) {
    if (it.do === 'close') owner.close();
    else {
      const actor: Actor = { member: it.member, page: it.member + 1, isTeacher: it.member === 0 };
      // A reset separates all pieces again, so a few are enough.
      if (it.kind === 'reset' && index % 7 !== 0) continue;
      owner.submit(actor, moveOf(owner, it, index % 4 === 0));
    }
    watch(owner);
  }
  owner.close();
}

const difficulties = fc.constantFrom<'easy' | 'normal' | 'hard'>('easy', 'normal', 'hard');
const steps = fc.array(step, { minLength: 1, maxLength: 120, size: 'max' });

const CENTRED = { do: 'move', member: 1, near: 0, x: 32_768, y: 32_768, stale: false } as const;
/** At hard, a shown piece comes to its place beside a picture and a loose piece that lies right without touching it. */
const besideLoosePiece: Step[] = [
  { ...CENTRED, kind: 'hint', piece: 9, near: 2 },
  ...[4, 8, 1, 9].map((piece) => ({ ...CENTRED, kind: 'drop', piece }) as const),
];

describe('any order of moves from any number of seats', () => {
  // Proves I2, I54.
  it('leaves every piece in exactly one group, joins only what touches or was shown, and gives each group at most one holder', () => {
    let joins = 0;
    fc.assert(
      fc.property(difficulties, steps, (difficulty, all) => {
        const owner = new Owner(dealt(rules(difficulty)));
        play(owner, all, ({ board }) => {
          expect(isConsistent(board)).toBe(true);
          for (const group of board.groups.values()) if (group.hold !== null) expect(group.id).not.toBe(MAT_ID);
        });
        expect(owner.unfounded).toEqual([]);
        joins += boardProgress(owner.board).done;
      }),
      { numRuns: 300, examples: [['hard', besideLoosePiece]] },
    );
    expect(joins, 'a run in which nothing ever joined proves nothing').toBeGreaterThan(100);
  });

  // Proves I5.
  it('gives every reader that folds the frames the same board', () => {
    fc.assert(
      fc.property(difficulties, steps, (difficulty, all) => {
        const sameRules = rules(difficulty);
        const owner = new Owner(dealt(sameRules));
        play(owner, all);
        const reader = dealt(sameRules);
        for (const bytes of owner.frames) {
          const { tick, seq } = decodeTickFrame(bytes);
          applyTick(reader, tick, seq);
        }
        expect(fingerprintOf(reader)).toBe(fingerprintOf(owner.board));
        expect(reader).toEqual(owner.board);
      }),
      { numRuns: 300 },
    );
  });

  // Proves I5.
  it('brings a reader at any earlier frame up to date with one patch', () => {
    fc.assert(
      fc.property(difficulties, steps, fc.nat(), (difficulty, all, pick) => {
        const owner = new Owner(dealt(rules(difficulty)));
        const snapshots: Board[] = [copyOf(owner.board)];
        play(owner, all, ({ board, tick }) => {
          if (tick.isEmpty && snapshots.at(-1)?.seq !== board.seq) snapshots.push(copyOf(board));
        });
        const reader = snapshots[pick % snapshots.length];
        if (reader === undefined) throw new Error('no reader');
        const bytes = encodePatch(owner.board, reader.seq, { board: 1, time: 0, committedSeq: owner.board.seq });
        applyPatch(reader, decodePatch(bytes));
        expect(fingerprintOf(reader)).toBe(fingerprintOf(owner.board));
        expect(isConsistent(reader)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('stores everything that a new owner needs in a snapshot', () => {
    fc.assert(
      fc.property(difficulties, steps, (difficulty, all) => {
        const owner = new Owner(dealt(rules(difficulty)));
        play(owner, all);
        const bytes = encodePatch(owner.board, 0, { board: 1, time: 0, committedSeq: owner.board.seq }, true);
        const reader = dealt(rules(difficulty));
        applyPatch(reader, decodePatch(bytes));
        expect(fingerprintOf(reader)).toBe(fingerprintOf(owner.board));
        expect([...reader.operations]).toEqual([...owner.board.operations]);
        expect(reader.shownPlaces).toEqual(owner.board.shownPlaces);
        for (const group of owner.board.groups.values()) {
          expect(reader.groups.get(group.id)).toMatchObject({ touchedAt: group.touchedAt, touchedBy: group.touchedBy });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('decides the same move in the same way twice: deciding does not change the board', () => {
    fc.assert(
      fc.property(difficulties, steps, (difficulty, all) => {
        const owner = new Owner(dealt(rules(difficulty)));
        play(owner, all);
        const before = fingerprintOf(owner.board);
        const actor: Actor = { member: 1, page: 2, isTeacher: false };
        for (let piece = 0; piece <= 13; piece += 1) {
          const move: Move = {
            kind: 'drop',
            piece,
            x: 32_768,
            y: 32_768,
            operation: { page: 2, counter: 9_999 },
            seen: { epoch: 0, seq: 9_999 },
          };
          expect(decide(owner.board, actor, move, 1)).toEqual(decide(owner.board, actor, move, 1));
        }
        expect(fingerprintOf(owner.board)).toBe(before);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a board that an earlier build stored without a mat', () => {
  const bareMat = { id: MAT_ID, pieces: [MAT_ID], x: 32_768, y: 32_768, turn: 0 };

  it('has a bare one, from a snapshot and from an undone reset', () => {
    const owner = new Owner(dealt(rules('hard')));
    const whole = decodePatch(encodePatch(owner.board, 0, { board: 1, time: 0, committedSeq: 1 }));
    const reader = dealt(rules('hard'));
    applyPatch(reader, { ...whole, groups: whole.groups.filter(({ id }) => id !== MAT_ID) });
    expect(reader.groups.get(MAT_ID)).toMatchObject(bareMat);
    expect(isConsistent(reader)).toBe(true);
    expect(fingerprintOf(reader)).toBe(fingerprintOf(owner.board));

    const groups = [...reader.groups.values()].filter(({ id }) => id !== MAT_ID);
    apply(reader, { kind: 'restored', solved: false, groups }, 2);
    expect(reader.groups.get(MAT_ID)).toMatchObject(bareMat);
    expect(isConsistent(reader)).toBe(true);
  });

  it('takes pieces on it once the difficulty has a mat', () => {
    const owner = new Owner(dealt(rules('hard')));
    changeRules(owner.board.rules, 'easy', true);
    const operation = { page: 2, counter: 1 };
    const seen = { epoch: 0, seq: 1 };
    owner.submit(
      { member: 1, page: 2, isTeacher: false },
      { kind: 'drop', piece: 6, x: 32_768, y: 32_768, operation, seen },
    );
    owner.close();
    expect(groupOf(owner.board, 6).pieces).toEqual([MAT_ID, 6]);
  });
});

describe('a patch', () => {
  it('does not apply to a board of another epoch, or before its first frame', () => {
    const owner = new Owner(dealt(rules('normal')));
    owner.submit({ member: 1, page: 2, isTeacher: false }, { kind: 'lift', piece: 1 });
    owner.close();
    const part = decodePatch(encodePatch(owner.board, 1, { board: 1, time: 0, committedSeq: 1 }));
    const other = dealt(rules('normal'));
    other.epoch = 9;
    expect(canApplyPatch(other, part)).toBe(false);
    const late = dealt(rules('normal'));
    late.seq = 0;
    expect(canApplyPatch(late, part)).toBe(false);
    expect(() => applyPatch(late, part)).toThrow(/patch from 1/);
    expect(groupOf(late, 1).hold).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { PAGES_REMEMBERED_MAX } from '#shared/limits.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import type { Difficulty } from '#shared/puzzle/puzzle.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { apply } from './apply.ts';
import { authorOf, type Board, boardProgress, dealtBoard, groupOf, isAbove, pieceCentre } from './board.ts';
import { boardRules, changeRules, MAT_ID } from './board-rules.ts';
import { type Decision, decide } from './decide.ts';
import type { Actor, Move } from './move.ts';

const HOME = 32_768;
const mina: Actor = { member: 1, page: 101, isTeacher: false };
const jun: Actor = { member: 2, page: 102, isTeacher: false };
const teacher: Actor = { member: 0, page: 100, isTeacher: true };

/** 4 x 3 pieces: 1..4 are the first row, 6 and 7 are inner pieces. */
function dealt(difficulty: Difficulty = 'normal', turns = false): Board {
  const spec = jigsawSpec({ seed: 1, columns: 4, rows: 3, pixelWidth: 800, pixelHeight: 600, tab: 20 });
  const rules = boardRules(cutJigsaw(spec), difficulty, turns);
  return dealtBoard(rules, scatter(rules.puzzle, 5, turns), 1);
}

let counter = 0;
function drop(piece: number, x: number, y: number, seq = 1_000): Move {
  counter += 1;
  return { kind: 'drop', piece, x, y, operation: { page: 101, counter }, seen: { epoch: 0, seq } };
}

/** Decides, and applies the events as one frame. */
function carry(board: Board, actor: Actor, move: Move): Decision {
  const decision = decide(board, actor, move, 1);
  if (decision.ok) {
    board.seq += 1;
    for (const event of decision.events) apply(board, event, board.seq);
  }
  return decision;
}

const kinds = (decision: Decision) => (decision.ok ? decision.events.map(({ kind }) => kind) : decision.refusal.code);

describe('a lift', () => {
  // Proves I3.
  it('gives the group to the first member who lifts it', () => {
    const board = dealt();
    expect(kinds(carry(board, mina, { kind: 'lift', piece: 6 }))).toEqual(['lifted']);
    expect(decide(board, jun, { kind: 'lift', piece: 6 }, 1)).toEqual({
      ok: false,
      refusal: { code: 'held', holder: 1 },
    });
  });

  it('by its former holder is refused if another member has touched the group since', () => {
    const board = dealt();
    carry(board, jun, drop(6, 9_000, 9_000));
    const touchedAt = board.seq;
    const liftAgain = (seq: number): Move => ({ kind: 'lift', piece: 6, seen: { epoch: 0, seq } });
    expect(decide(board, mina, liftAgain(touchedAt - 1), 1)).toEqual({
      ok: false,
      refusal: { code: 'touched', by: 2 },
    });
    expect(kinds(decide(board, mina, liftAgain(touchedAt), 1))).toEqual(['lifted']);
    expect(kinds(decide(board, jun, liftAgain(1), 1))).toEqual(['lifted']);
    expect(kinds(decide(board, mina, { kind: 'lift', piece: 6 }, 1))).toEqual(['lifted']);
  });

  it('changes nothing when the same page repeats it', () => {
    const board = dealt();
    carry(board, mina, { kind: 'lift', piece: 6 });
    expect(kinds(decide(board, mina, { kind: 'lift', piece: 6 }, 1))).toEqual([]);
  });

  it('puts the group over all others of its size', () => {
    const board = dealt();
    carry(board, mina, { kind: 'lift', piece: 3 });
    for (const other of board.groups.values()) expect(isAbove(other, groupOf(board, 3))).toBe(false);
  });

  it('is refused for a piece that does not exist, and for one that is on the mat', () => {
    const board = dealt('easy');
    expect(kinds(decide(board, mina, { kind: 'lift', piece: 13 }, 1))).toBe('unknown-piece');
    expect(kinds(decide(board, mina, { kind: 'lift', piece: Number.NaN }, 1))).toBe('unknown-piece');
    expect(kinds(decide(board, mina, { kind: 'lift', piece: MAT_ID }, 1))).toBe('unknown-piece');
    carry(board, mina, drop(6, HOME, HOME));
    expect(kinds(decide(board, jun, { kind: 'lift', piece: 6 }, 1))).toBe('placed');
  });
});

describe('a drag', () => {
  it('moves only a group that its page holds', () => {
    const board = dealt();
    expect(kinds(decide(board, mina, { kind: 'drag', piece: 6, x: 5, y: 5 }, 1))).toBe('not-held');
    carry(board, jun, { kind: 'lift', piece: 6 });
    expect(kinds(decide(board, mina, { kind: 'drag', piece: 6, x: 5, y: 5 }, 1))).toBe('held');
    expect(kinds(decide(board, { ...jun, page: 9 }, { kind: 'drag', piece: 6, x: 5, y: 5 }, 1))).toBe('held');
    carry(board, jun, { kind: 'drag', piece: 6, x: 5, y: 5 });
    expect(groupOf(board, 6)).toMatchObject({ x: 5, y: 5 });
  });

  it('off the plane, or to something other than an integer, is refused', () => {
    const board = dealt();
    carry(board, mina, { kind: 'lift', piece: 6 });
    for (const x of [-1, 65_536, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(kinds(decide(board, mina, { kind: 'drag', piece: 6, x, y: 5 }, 1))).toBe('off-plane');
      expect(kinds(decide(board, mina, drop(6, 5, x), 1))).toBe('off-plane');
    }
  });
});

describe('a drop', () => {
  it('far from everything only puts the group down', () => {
    const board = dealt();
    carry(board, mina, { kind: 'lift', piece: 6 });
    expect(kinds(carry(board, mina, drop(6, 10_000, 10_000)))).toEqual(['dropped']);
    expect(groupOf(board, 6)).toMatchObject({ x: 10_000, y: 10_000, hold: null, pieces: [6] });
  });

  it('near a neighbour joins it and adopts the neighbour’s origin', () => {
    const board = dealt('hard');
    carry(board, mina, drop(6, 20_000, 20_000));
    expect(kinds(carry(board, jun, drop(7, 20_050, 19_950)))).toEqual(['dropped', 'joined']);
    expect(groupOf(board, 7)).toMatchObject({ id: 6, pieces: [6, 7], x: 20_000, y: 20_000 });
  });

  it('adopts the origin of the larger group, whichever of the two moves', () => {
    const board = dealt('hard');
    carry(board, mina, drop(6, 20_000, 20_000));
    carry(board, mina, drop(7, 20_000, 20_000));
    carry(board, mina, drop(8, 30_000, 30_000));
    carry(board, mina, drop(6, 30_040, 30_000));
    expect(groupOf(board, 8)).toMatchObject({ id: 6, pieces: [6, 7, 8], x: 30_040, y: 30_000 });
  });

  it('goes on joining until no neighbour is within the tolerance', () => {
    const board = dealt('hard');
    for (const piece of [5, 7, 2, 10]) carry(board, mina, drop(piece, 20_000 + piece, 20_000));
    expect(kinds(carry(board, mina, drop(6, 20_000, 20_000)))).toEqual([
      'dropped',
      'joined',
      'joined',
      'joined',
      'joined',
    ]);
    expect(groupOf(board, 6).pieces).toEqual([2, 5, 6, 7, 10]);
  });

  it('does not join held groups or groups with another turn', () => {
    const board = dealt('hard', true);
    const turned = groupOf(board, 6).turn;
    carry(board, mina, drop(6, 20_000, 20_000));
    carry(board, mina, {
      kind: 'turn',
      piece: 7,
      turn: (turned + 6) % 24,
      operation: { page: 101, counter: 1 },
      seen: { epoch: 0, seq: 1_000 },
    });
    expect(kinds(decide(board, jun, drop(7, 20_000, 20_000), 1))).toEqual(['dropped']);
    const other = dealt('hard');
    carry(other, mina, drop(6, 20_000, 20_000));
    carry(other, mina, { kind: 'lift', piece: 6 });
    expect(kinds(decide(other, jun, drop(7, 20_000, 20_000), 1))).toEqual(['dropped']);
  });

  it('onto the mat joins any piece if easy, a border piece or a fitting one if normal, and none if hard', () => {
    expect(kinds(decide(dealt('easy'), mina, drop(6, HOME, HOME), 1))).toEqual(['dropped', 'joined']);
    const normal = dealt('normal');
    expect(kinds(decide(normal, mina, drop(6, HOME, HOME), 1))).toEqual(['dropped']);
    expect(kinds(carry(normal, mina, drop(2, HOME + 9, HOME)))).toEqual(['dropped', 'joined']);
    expect(kinds(carry(normal, mina, drop(6, HOME, HOME - 9)))).toEqual(['dropped', 'joined']);
    expect(groupOf(normal, 6)).toMatchObject({ id: MAT_ID, x: HOME, y: HOME });
    expect(kinds(decide(dealt('hard'), mina, drop(2, HOME, HOME), 1))).toEqual(['dropped']);
  });

  // Proves I4.
  it('without a hold is lift and drop in one, unless another member has touched the group since its author saw it', () => {
    const board = dealt();
    carry(board, jun, drop(6, 9_000, 9_000));
    const touchedAt = board.seq;
    expect(decide(board, mina, drop(6, 10_000, 10_000, touchedAt - 1), 1)).toEqual({
      ok: false,
      refusal: { code: 'touched', by: 2 },
    });
    expect(kinds(decide(board, mina, drop(6, 10_000, 10_000, touchedAt), 1))).toEqual(['dropped']);
    expect(kinds(decide(board, jun, drop(6, 10_000, 10_000, 1), 1))).toEqual(['dropped']);
  });

  it('counts what was seen in an earlier epoch only up to the start of this one', () => {
    const board = dealt();
    board.epoch = 2;
    board.seq = 50;
    carry(board, jun, drop(6, 9_000, 9_000));
    const seen = { epoch: 1, seq: 99 };
    const move: Move = { kind: 'drop', piece: 6, x: 1, y: 1, operation: { page: 101, counter: 1 }, seen };
    expect(kinds(decide(board, mina, move, 51))).toBe('touched');
    expect(kinds(decide(board, mina, { ...move, piece: 7 }, 51))).toEqual(['dropped']);
  });
});

describe('a board’s memory of its pages', () => {
  it('does not lose a page to a member who invents pages', () => {
    const board = dealt();
    carry(board, mina, drop(6, 9_000, 9_000));
    for (let page = 1; page <= PAGES_REMEMBERED_MAX + 1; page += 1) {
      const operation = { page, counter: 1 };
      carry(board, jun, { kind: 'drop', piece: 7, x: 9_000, y: 20_000, operation, seen: { epoch: 0, seq: board.seq } });
    }
    expect(board.operations.has(authorOf(mina.member, mina.page))).toBe(true);
    expect(board.operations.has(authorOf(jun.member, PAGES_REMEMBERED_MAX + 1))).toBe(true);
    expect(board.operations.has(authorOf(jun.member, 1))).toBe(false);
  });
});

describe('a solved board', () => {
  it('is solved once, by the join that leaves one group', () => {
    for (const difficulty of ['easy', 'normal', 'hard'] as const) {
      const board = dealt(difficulty);
      for (const piece of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) carry(board, mina, drop(piece, HOME, HOME));
      expect(board.solved).toBe(false);
      expect(kinds(carry(board, mina, drop(12, HOME + 20, HOME))).slice(-1)).toEqual(['solved']);
      expect(boardProgress(board)).toEqual({ done: boardProgress(board).of, of: difficulty === 'hard' ? 11 : 12 });
      // A bare mat is left where the difficulty has none.
      expect([...board.groups.keys()]).toEqual(difficulty === 'hard' ? [0, 1] : [0]);
    }
  });

  it('is one whose mat went with another difficulty, at the next drop of the whole picture', () => {
    const board = dealt('normal');
    for (let piece = 1; piece <= 12; piece += 1) carry(board, mina, drop(piece, HOME - 9_000, HOME));
    expect(boardProgress(board)).toEqual({ done: 11, of: 12 });
    changeRules(board.rules, 'hard', true);
    expect(boardProgress(board)).toEqual({ done: 11, of: 11 });
    expect(kinds(carry(board, mina, drop(1, HOME - 8_000, HOME)))).toEqual(['dropped', 'solved']);
    changeRules(board.rules, 'easy', true);
    expect(boardProgress(board)).toEqual({ done: 12, of: 12 });
  });

  it('grows on from what was placed before the mat went', () => {
    const board = dealt('normal');
    carry(board, mina, drop(1, HOME, HOME));
    changeRules(board.rules, 'hard', true);
    expect(kinds(carry(board, mina, drop(12, HOME, HOME)))).toEqual(['dropped']);
    expect(kinds(carry(board, mina, drop(2, HOME, HOME)))).toEqual(['dropped', 'joined']);
    expect(groupOf(board, 2).id).toBe(0);
    expect(boardProgress(board)).toEqual({ done: 1, of: 11 });
    for (let piece = 3; piece <= 12; piece += 1) carry(board, mina, drop(piece, HOME, HOME));
    expect(board.solved).toBe(true);
    expect([...board.groups.keys()]).toEqual([0]);
  });
});

describe('the teacher', () => {
  it('is the only one who takes a group over from its holder', () => {
    const board = dealt();
    carry(board, mina, { kind: 'lift', piece: 6 });
    expect(kinds(decide(board, jun, { kind: 'takeOver', piece: 6 }, 1))).toBe('teacher-only');
    carry(board, teacher, { kind: 'takeOver', piece: 6 });
    expect(groupOf(board, 6).hold).toEqual({ member: 0, page: 100 });
    expect(kinds(decide(board, mina, { kind: 'drag', piece: 6, x: 1, y: 1 }, 1))).toBe('held');
  });

  it('pauses and resumes: all holds end, students’ moves are refused, the teacher’s are not', () => {
    const board = dealt();
    carry(board, mina, { kind: 'lift', piece: 6 });
    expect(kinds(decide(board, mina, { kind: 'pause' }, 1))).toBe('teacher-only');
    expect(kinds(carry(board, teacher, { kind: 'pause' }))).toEqual(['released', 'paused']);
    expect(decide(board, mina, drop(6, 1, 1), 1)).toEqual({ ok: false, refusal: { code: 'paused' } });
    expect(kinds(decide(board, teacher, { kind: 'lift', piece: 6 }, 1))).toEqual(['lifted']);
    carry(board, teacher, { kind: 'resume' });
    expect(kinds(decide(board, mina, drop(6, 1, 1), 1))).toEqual(['dropped']);
  });

  it('resets the board', () => {
    const board = dealt('easy');
    carry(board, mina, drop(6, HOME, HOME));
    carry(board, teacher, { kind: 'reset', seed: 99, operation: { page: 100, counter: 1 } });
    expect(boardProgress(board).done).toBe(0);
    expect(board.operations.get(authorOf(0, 100))).toEqual({ counter: 1, seq: board.seq });
  });

  it('resets the board so that a drop made on the board before is refused', () => {
    const board = dealt();
    const before = board.seq;
    carry(board, teacher, { kind: 'reset', seed: 99, operation: { page: 100, counter: 1 } });
    expect(decide(board, mina, drop(6, 1, 1, before), 1)).toEqual({
      ok: false,
      refusal: { code: 'touched', by: 0 },
    });
    expect(kinds(decide(board, mina, drop(6, 1, 1, board.seq), 1))).toEqual(['dropped']);
  });
});

describe('a turn', () => {
  it('keeps the middle of the piece in place', () => {
    const board = dealt('normal', true);
    const before = pieceCentre(board, 6);
    carry(board, mina, {
      kind: 'turn',
      piece: 6,
      turn: 12,
      operation: { page: 101, counter: 1 },
      seen: { epoch: 0, seq: 99 },
    });
    expect(groupOf(board, 6).turn).toBe(12);
    expect(pieceCentre(board, 6)).toEqual(before);
  });

  it('is refused on a board without turns, and for less than a quarter', () => {
    const move: Move = {
      kind: 'turn',
      piece: 6,
      turn: 6,
      operation: { page: 101, counter: 1 },
      seen: { epoch: 0, seq: 99 },
    };
    expect(kinds(decide(dealt('normal', false), mina, move, 1))).toBe('no-turns');
    expect(kinds(decide(dealt('normal', true), mina, { ...move, turn: 5 }, 1))).toBe('no-turns');
  });
});

describe('a drop that says how exactly its hand can aim', () => {
  /** A board of 12 pieces with the left border of its picture on the mat. */
  function begun(difficulty: Difficulty): Board {
    const board = dealt(difficulty);
    if (difficulty === 'hard') carry(board, mina, drop(5, HOME, HOME));
    return board;
  }
  const withFloor = (move: Move, snapFloor: number): Move => (move.kind === 'drop' ? { ...move, snapFloor } : move);
  const joinsAt = (board: Board, off: number, snapFloor: number) =>
    kinds(decide(board, mina, withFloor(drop(1, HOME + off, HOME), snapFloor), 1)).includes('joined');

  it.each(['easy', 'normal', 'hard'] as const)('joins within that distance at %s, and no farther', (difficulty) => {
    const board = begun(difficulty);
    const { tolerance, snapFloorMax } = board.rules;
    const floor = tolerance + 10;
    expect(snapFloorMax).toBeGreaterThan(floor);
    expect([joinsAt(board, floor, 0), joinsAt(board, floor, floor), joinsAt(board, floor + 1, floor)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  // Proves I54.
  it.each(['easy', 'normal', 'hard'] as const)(
    'joins at %s within 35 %% of a piece, whatever it says',
    (difficulty) => {
      const board = begun(difficulty);
      const bound = Math.floor(board.rules.puzzle.pieceSize * 0.35);
      for (const snapFloor of [bound, 65_535, Number.POSITIVE_INFINITY])
        expect([joinsAt(board, bound, snapFloor), joinsAt(board, bound + 1, snapFloor)]).toEqual([true, false]);
    },
  );

  it('joins within the tolerance even if it says less', () => {
    const board = begun('easy');
    for (const snapFloor of [0, 1, -5, Number.NEGATIVE_INFINITY])
      expect(joinsAt(board, board.rules.tolerance, snapFloor)).toBe(true);
  });
});

describe('a hint', () => {
  it('is logged with its member, and moves nothing on the board', () => {
    const board = dealt();
    const before = new Map(board.groups);
    expect(carry(board, jun, { kind: 'hint', piece: 6, level: 2 })).toEqual({
      ok: true,
      events: [{ kind: 'hinted', piece: 6, member: 2, level: 2 }],
    });
    expect(board.groups).toEqual(before);
  });

  const hint = (piece: number, level: number): Move => ({ kind: 'hint', piece, level });

  // Proves I54.
  it.each([
    ['for a place', mina, hint(6, 3)],
    ['of the teacher', teacher, { kind: 'show', piece: 6 } as const],
  ])('%s lets its piece join there at normal, with nothing beside it', (_which, actor, move) => {
    const board = dealt('normal');
    expect(kinds(decide(board, jun, drop(6, HOME, HOME), 1))).toEqual(['dropped']);
    carry(board, actor, move);
    expect(kinds(decide(board, jun, drop(7, HOME, HOME), 1))).toEqual(['dropped']);
    expect(kinds(carry(board, jun, drop(6, HOME + 5, HOME)))).toEqual(['dropped', 'joined']);
    expect(groupOf(board, 6)).toMatchObject({ id: MAT_ID, x: HOME, y: HOME });
    expect([...board.shownPlaces]).toEqual([]);
  });

  it('lets the group that its piece has joined meanwhile come with it', () => {
    const board = dealt('normal');
    carry(board, mina, hint(6, 3));
    carry(board, mina, drop(6, 20_000, 20_000));
    expect(kinds(carry(board, mina, drop(7, 20_000, 20_000)))).toEqual(['dropped', 'joined']);
    expect(kinds(carry(board, mina, drop(7, HOME, HOME)))).toEqual(['dropped', 'joined']);
    expect(groupOf(board, 6).id).toBe(MAT_ID);
  });

  it('lets its piece join the largest group without a mat, once', () => {
    const board = dealt('hard');
    for (const piece of [1, 2]) carry(board, mina, drop(piece, 20_000, 20_000));
    expect(kinds(decide(board, mina, drop(12, 20_000, 20_000), 1))).toEqual(['dropped']);
    carry(board, mina, hint(12, 3));
    expect(kinds(decide(board, mina, drop(12, 30_000, 20_000), 1))).toEqual(['dropped']);
    expect(kinds(carry(board, mina, drop(12, 20_000, 20_000)))).toEqual(['dropped', 'joined']);
    expect(groupOf(board, 12).pieces).toEqual([1, 2, 12]);
    // Put beside the next largest, the picture that has taken it joins nothing that it does not fit.
    carry(board, mina, drop(7, 30_000, 30_000));
    expect(kinds(decide(board, mina, drop(12, 30_000, 30_000), 1))).toEqual(['dropped']);
  });

  it('brings its piece to the largest group alone, and not that one to another', () => {
    const board = dealt('hard');
    for (const piece of [4, 8, 1]) carry(board, mina, drop(piece, HOME, HOME));
    carry(board, mina, hint(9, 3));
    // Piece 1 lies right, and touches neither the picture nor piece 9.
    expect(kinds(carry(board, mina, drop(9, HOME, HOME)))).toEqual(['dropped', 'joined']);
    expect(groupOf(board, 9).pieces).toEqual([4, 8, 9]);
    carry(board, mina, hint(9, 3));
    expect(kinds(carry(board, mina, drop(9, HOME, HOME)))).toEqual(['dropped']);
  });

  it.each([1, 2])('of level %i shows no place yet', (level) => {
    const board = dealt('normal');
    carry(board, mina, hint(6, level));
    expect(kinds(decide(board, jun, drop(6, HOME, HOME), 1))).toEqual(['dropped']);
  });

  it('counts for nothing on a board that was dealt again', () => {
    const board = dealt('normal');
    carry(board, mina, hint(6, 3));
    carry(board, teacher, { kind: 'reset', seed: 99, operation: { page: 100, counter: 1 } });
    expect(kinds(decide(board, mina, drop(6, HOME, HOME), 1))).toEqual(['dropped']);
  });

  it('is refused for a piece that does not exist, and on a board without hints', () => {
    expect(kinds(decide(dealt(), jun, { kind: 'hint', piece: 13, level: 1 }, 1))).toBe('unknown-piece');
    const { rules } = dealt();
    const board = dealtBoard({ ...rules, hints: false }, scatter(rules.puzzle, 5, false), 1);
    expect(kinds(decide(board, jun, { kind: 'hint', piece: 6, level: 1 }, 1))).toBe('no-hints');
  });
});

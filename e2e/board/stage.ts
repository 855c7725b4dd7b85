/** A page with one stage on it and an owner that says yes to everything: for the hand, the camera and the names. */
import { createStage, type Stage, type StageLook } from '../../client/board/stage.ts';
import { apply } from '../../shared/board/apply.ts';
import { type Board, dealtBoard, groupOf, placeOf } from '../../shared/board/board.ts';
import { rulesOf } from '../../shared/board/rules.ts';
import { joinsAt } from '../../shared/board/snap.ts';
import type { Point } from '../../shared/geometry/pose.ts';
import type { GroupId } from '../../shared/ids.ts';
import { cutJigsaw, jigsawSpec } from '../../shared/puzzle/jigsaw.ts';
import { scatter } from '../../shared/puzzle/scatter.ts';
import { paint } from './painting.ts';

export interface StagePageOptions {
  readonly columns: number;
  readonly rows: number;
  readonly theme: 'light' | 'dark';
  readonly ghost?: number;
}

/** What a test does on the page. Places on the plane in units, on the screen in CSS pixels. */
export interface StagePage {
  open(options: StagePageOptions): Promise<void>;
  /** Everything that the hand did: its name, then its numbers. */
  deeds(): string[];
  /** The middle of a piece on the screen, as the board has it. */
  onScreen(piece: number): Point;
  toScreen(unit: Point): Point;
  middle(piece: number): Point;
  origin(piece: number): Point;
  camera(): { scale: number; x: number; y: number };
  frames(): number;
  /** Refuses to take pieces from now on. */
  refuse(): void;
  /** Another member lifts a piece, and points somewhere. */
  hold(piece: number, member: number): void;
  point(member: number, at: Point, laser: boolean): void;
  /** What this page has in hand is taken out of it. */
  takeAway(): void;
  /** Puts a piece down here, and joins what fits. */
  put(piece: number, x: number, y: number): void;
  fit(): void;
  close(): void;
}

declare global {
  interface Window {
    stagePage: StagePage;
  }
}

const MEMBERS = [
  { name: 'Ms Park', hue: 4, shape: 'circle' },
  { name: '하늘', hue: 8, shape: 'star' },
  { name: 'Jun', hue: 0, shape: 'triangle' },
] as const;

function owner(): StagePage {
  let stage: Stage;
  let board: Board;
  let ghost = 0;
  let inHand: GroupId | null = null;
  let refuses = false;
  let seq = 1;
  const done: string[] = [];
  const lying = new Map<GroupId, Point>();
  const pointers = new Map<number, { member: number; laser: boolean } & Point>();

  function look(): StageLook {
    return { board, lying, inHand, pointers: [...pointers.values()], isMoving: false, ghost };
  }
  function put(piece: number, x: number, y: number): void {
    seq += 1;
    const group = groupOf(board, piece);
    const at = { x: Math.round(x), y: Math.round(y) };
    const operation = { page: 1, counter: seq };
    const joins = joinsAt(board, group, at.x, at.y);
    apply(board, { kind: 'dropped', group: group.id, member: 1, ...at, operation }, seq);
    for (const join of joins) apply(board, join, seq);
    lying.delete(group.id);
    stage.invalidate();
  }

  return {
    async open({ columns, rows, theme, ghost: shownGhost = 0 }) {
      document.documentElement.dataset['theme'] = theme;
      ghost = shownGhost;
      const picture = await paint('landscape', 2048, 1365);
      const spec = jigsawSpec({ seed: 7, columns, rows, pixelWidth: 2048, pixelHeight: 1365, tab: 20 });
      const puzzle = cutJigsaw(spec);
      board = dealtBoard(rulesOf(puzzle, 'easy', false), scatter(puzzle, 3, false), 1);
      const host = document.querySelector('main');
      if (host === null) throw new Error('no host');
      stage = await createStage({
        host,
        puzzle,
        picture,
        theme,
        look,
        whoIs: (member) => MEMBERS[member] ?? null,
        onTake(piece) {
          done.push(`take ${piece}`);
          if (refuses) return false;
          inHand = groupOf(board, piece).id;
          return true;
        },
        onCarry(piece, { x, y }) {
          done.push(`carry ${piece} ${x.toFixed(1)} ${y.toFixed(1)}`);
          lying.set(groupOf(board, piece).id, { x, y });
          stage.invalidate();
        },
        onPut(piece, { x, y }) {
          done.push(`put ${piece} ${x.toFixed(1)} ${y.toFixed(1)}`);
          inHand = null;
          put(piece, x, y);
        },
        onPutBack(piece) {
          done.push(`putBack ${piece}`);
          inHand = null;
          lying.clear();
          stage.invalidate();
        },
      });
    },
    deeds: () => done,
    onScreen: (piece) => stage.toScreen(placeOf(board, piece)),
    toScreen: (unit) => stage.toScreen(unit),
    middle: (piece) => placeOf(board, piece),
    origin: (piece) => {
      const { x, y } = groupOf(board, piece);
      return { x, y };
    },
    camera: () => stage.camera,
    frames: () => stage.counts.frames,
    refuse() {
      refuses = true;
    },
    hold(piece, member) {
      seq += 1;
      apply(board, { kind: 'lifted', group: groupOf(board, piece).id, member, page: member }, seq);
      stage.invalidate();
    },
    point(member, at, laser) {
      pointers.set(member, { member, laser, ...at });
      stage.invalidate();
    },
    takeAway() {
      inHand = null;
      lying.clear();
      stage.invalidate();
    },
    put,
    fit: () => stage.fit(),
    close: () => stage.destroy(),
  };
}

window.stagePage = owner();

/** A page with one stage on it, whose owner grants everything: for the tests of pointers, camera and names. */
import { signal } from '@preact/signals';
import { type BoardFrame, plainFrame, type RemotePointer } from '#client/board/board-frame.ts';
import { SheetPicture } from '#client/board/scene/moving/sheet-picture.ts';
import { Stage } from '#client/board/stage/stage.ts';
import { playSheet } from '#client/play/motion/move-picture.ts';
import { apply } from '#shared/board/apply.ts';
import { type Board, dealtBoard, groupOf, pieceCentre } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { joinsAt } from '#shared/board/snap.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { paintPicture } from './paint-picture.ts';
import { MOTION, paintSheet } from './paint-sheet.ts';

export interface StageHarnessOptions {
  readonly columns: number;
  readonly rows: number;
  readonly theme: 'light' | 'dark';
  readonly ghost?: number;
}

/** What a test calls on the page. Places on the plane in units, on the screen in CSS pixels. */
export interface StageHarness {
  open(options: StageHarnessOptions): Promise<void>;
  /** What the pointers did: the kind of each action, then its numbers. */
  recordedActions(): string[];
  /** The middle of a piece on the screen, as the board has it. */
  onScreen(piece: number): Point;
  toScreen(unit: Point): Point;
  middle(piece: number): Point;
  origin(piece: number): Point;
  camera(): { scale: number; x: number; y: number };
  frames(): number;
  /** Lets the picture move as on a class's board. */
  move(): Promise<void>;
  /** Refuses to take pieces from now on. */
  refuse(): void;
  /** Another member lifts a piece, and points somewhere. */
  hold(piece: number, member: number): void;
  point(member: number, at: Point, laser: boolean): void;
  /** Takes away what this page has in hand. */
  takeAway(): void;
  /** Puts a piece down here, and joins what fits. */
  put(piece: number, x: number, y: number): void;
  fit(): void;
  close(): void;
}

declare global {
  interface Window {
    stagePage: StageHarness;
  }
}

const MEMBERS = [
  { name: 'Ms Park', hue: 4, shape: 'circle' },
  { name: '하늘', hue: 8, shape: 'star' },
  { name: 'Jun', hue: 0, shape: 'triangle' },
] as const;

function createHarness(): StageHarness {
  let stage: Stage;
  let board: Board;
  let ghostOpacity = 0;
  const inHand = new Set<GroupId>();
  let takenBy = 0;
  let refuses = false;
  let seq = 1;
  const actions: string[] = [];
  const positions = new Map<GroupId, Point>();
  const pointers = new Map<number, RemotePointer>();

  function readFrame(): BoardFrame {
    return { ...plainFrame(board), positions, inHand: new Set(inHand), pointers: [...pointers.values()], ghostOpacity };
  }
  function put(piece: number, x: number, y: number): void {
    seq += 1;
    const group = groupOf(board, piece);
    const at = { x: Math.round(x), y: Math.round(y) };
    const operation = { page: 1, counter: seq };
    const joins = joinsAt(board, group, at.x, at.y);
    apply(board, { kind: 'dropped', group: group.id, member: 1, ...at, operation }, seq);
    for (const join of joins) apply(board, join, seq);
    positions.delete(group.id);
    stage.invalidate();
  }

  return {
    async open({ columns, rows, theme, ghost: shownGhost = 0 }) {
      document.documentElement.dataset['theme'] = theme;
      ghostOpacity = shownGhost;
      const picture = await paintPicture('landscape', 2048, 1365);
      const spec = jigsawSpec({ seed: 7, columns, rows, pixelWidth: 2048, pixelHeight: 1365, tab: 20 });
      const puzzle = cutJigsaw(spec);
      board = dealtBoard(boardRules(puzzle, 'easy', false), scatter(puzzle, 3, false), 1);
      const host = document.querySelector('main');
      if (host === null) throw new Error('no host');
      stage = await Stage.create({
        host,
        puzzle,
        picture,
        theme,
        readFrame,
        appearanceOf: (member) => MEMBERS[member] ?? null,
        hand: {
          onTake(piece, _at, pointer) {
            actions.push(`take ${piece}`);
            if (refuses) return false;
            inHand.add(groupOf(board, piece).id);
            takenBy = pointer;
            return true;
          },
          onCarry(piece, { x, y }) {
            actions.push(`carry ${piece} ${x.toFixed(1)} ${y.toFixed(1)}`);
            positions.set(groupOf(board, piece).id, { x, y });
            stage.invalidate();
          },
          onPut(piece, { x, y }) {
            actions.push(`put ${piece} ${x.toFixed(1)} ${y.toFixed(1)}`);
            inHand.delete(groupOf(board, piece).id);
            put(piece, x, y);
          },
          onPutBack(piece) {
            actions.push(`putBack ${piece}`);
            inHand.clear();
            positions.clear();
            stage.invalidate();
          },
        },
      });
    },
    recordedActions: () => actions,
    onScreen: (piece) => stage.toScreen(pieceCentre(board, piece)),
    toScreen: (unit) => stage.toScreen(unit),
    middle: (piece) => pieceCentre(board, piece),
    origin: (piece) => {
      const { x, y } = groupOf(board, piece);
      return { x, y };
    },
    camera: () => stage.camera,
    frames: () => stage.counts.frames,
    async move() {
      const place = document.querySelector('main');
      if (place === null) throw new Error('no host');
      const decode = () => paintSheet(MOTION);
      const { signal: unmounted } = new AbortController();
      const facesOf = (sheet: ImageBitmap) => new SheetPicture(sheet, MOTION);
      const deps = { motion: MOTION, facesOf, place, stage, pictureState: signal('ready'), unmounted };
      playSheet(deps, await decode(), decode);
    },
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
      inHand.clear();
      positions.clear();
      stage.lose(takenBy);
      stage.invalidate();
    },
    put,
    fit: () => stage.fit(),
    close: () => stage.destroy(),
  };
}

window.stagePage = createHarness();

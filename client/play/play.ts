/**
 * A board in play on this page: its mirror and its stage put together, entered at the server, and what pages show around
 * it as signals. What the hand does goes to the mirror; what the mirror shows goes to the stage.
 */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { progressOf } from '../../shared/board/board.ts';
import { MAT_ORIGIN } from '../../shared/board/rules.ts';
import type { Point } from '../../shared/geometry/pose.ts';
import type { Member, Page, PieceId } from '../../shared/ids.ts';
import { PLANE } from '../../shared/limits.ts';
import type { Failure } from '../../shared/protocol/errors.ts';
import type { BoardView, ClassroomView } from '../../shared/protocol/events.ts';
import type { OutOfSight } from '../board/camera/fit.ts';
import { Mirror } from '../board/mirror/mirror.ts';
import type { Who } from '../board/overlay.ts';
import { createStage, type Stage, type StageLook } from '../board/stage.ts';
import { ASK_AGAIN_MS, SAVED_LOOK_MS } from '../limits.ts';
import type { ClassLink } from '../net/link.ts';
import { wantsStillness } from '../ui/motion.ts';
import { trayRoom } from '../ui/narrow.ts';
import { theme } from '../ui/theme.ts';
import { type Aids, aidsFor, withoutMiddles } from './aids/aids.ts';
import { Beginning } from './opening/beginning.ts';
import { guideDrag } from './opening/guide.ts';
import { loadPicture } from './picture/picture.ts';
import { pointing } from './pointing.ts';
import { Reach } from './reach/reach.ts';
import { rulesFor } from './rules.ts';
import { type Saved, savedState } from './saved.ts';
import { solvedLines } from './solved.ts';
import { showToTests } from './test-hook.ts';
import { Tray } from './tray/tray.ts';

export interface PlayParts {
  readonly link: ClassLink;
  readonly page: Page;
  readonly view: ClassroomView;
  readonly board: BoardView;
  /** How a member is shown on this page; null: not at all. Asked at every drawing. */
  readonly whoIs: (member: Member) => Who | null;
  /** Does anybody else look at this board now? */
  readonly hasCompany: () => boolean;
  /** A move of this page was refused. */
  readonly onRefused: (failure: Failure, piece: PieceId) => void;
  /** One sentence for whoever plays: what a tool has to say. */
  readonly onTell: (sentence: string) => void;
}

/** What pages show around a board. */
export interface PlayFacts {
  /** Joins made, and joins that the whole picture needs. */
  readonly done: number;
  readonly all: number;
  readonly isSolved: boolean;
  readonly isPaused: boolean;
}

export interface PlayInside {
  readonly mirror: Mirror;
  /** Null while the board is not drawn. */
  stage(): Stage | null;
  picture(): ImageBitmap | null;
}

export interface Play {
  readonly facts: ReadonlySignal<PlayFacts>;
  readonly saved: ReadonlySignal<Saved>;
  /** `failed`: the picture could not be had; `again` asks for it once more. */
  readonly picture: ReadonlySignal<'loading' | 'here' | 'failed'>;
  /** What the picture looks like in the coarse: shared/picture/colours.ts. */
  readonly colours: string;
  /** How much of the picture is here, 0..1. */
  readonly share: ReadonlySignal<number>;
  /** What is to be seen now: the same that the board draws once its picture is here. */
  look(): StageLook;
  readonly ghost: ReadonlySignal<boolean>;
  showGhost(shown: boolean): void;
  readonly aids: Aids;
  /** Play by keys, switch or screen reader. */
  readonly reach: Reach;
  /** The motion with which the board opens is under way. */
  readonly isOpening: ReadonlySignal<boolean>;
  /** Does a hand show what to do? */
  readonly guides: ReadonlySignal<boolean>;
  /** The drag that it shows, in CSS pixels of the window. Null: there is nothing to show. */
  guideDrag(): { readonly from: Point; readonly to: Point; readonly middle: Point } | null;
  /** On a narrow or upright screen: pieces that nobody has moved yet. */
  readonly tray: Tray;
  /** The next press on the board puts this piece down; null: none. */
  chooseFromTray(piece: PieceId | null): void;
  /** A pointer that drew this piece out of the tray carries it on. */
  liftFromTray(piece: PieceId, pointer: PointerEvent): void;
  /** The piece whose place the teacher shows; another object each time. */
  readonly shownPiece: ReadonlySignal<{ readonly piece: PieceId } | null>;
  /** For what is loaded later and looks closer. */
  readonly inside: PlayInside;
  /** What the next press on a piece does instead of lifting it; null: it lifts. */
  readonly picking: ReadonlySignal<((piece: PieceId) => void) | null>;
  pickWith(pick: ((piece: PieceId) => void) | null): void;
  /** Pointing with the laser: others see it glow. */
  readonly laser: ReadonlySignal<boolean>;
  pointWithLaser(on: boolean): void;
  /** What lies where the view does not show it, and nothing else on the page does. */
  readonly outOfSight: ReadonlySignal<OutOfSight | null>;
  zoom(factor: number): void;
  fit(): void;
  again(): void;
  /** Draws into a place of the page; what it answers takes the board away. */
  readonly show: (place: HTMLElement) => () => void;
}

/** How much of the picture the ghost shows. */
const GHOST = 0.35;
/** A device that can buzzes so long when a piece of this page joins. Milliseconds. */
const JOIN_BUZZ_MS = 30;

export function startPlay({ link, page, view, board, whoIs, hasCompany, onRefused, onTell }: PlayParts): Play {
  const { activity } = view;
  if (activity === null) throw new Error('nothing is played');
  const rules = rulesFor(activity, board.cut);
  const isTeacher = view.you.role === 'teacher';
  const way = link.way(board.board);
  const facts = signal<PlayFacts>({ done: 0, all: 1, isSolved: false, isPaused: false });
  const saved = signal<Saved>('saved');
  const picture = signal<'loading' | 'here' | 'failed'>('loading');
  const share = signal(0);
  const ghost = signal(false);
  const lines = solvedLines(wantsStillness);
  let lastTouched: PieceId | null = null;
  const laser = signal(false);
  const picking = signal<((piece: PieceId) => void) | null>(null);
  const shownPiece = signal<{ readonly piece: PieceId } | null>(null);
  const outOfSight = signal<OutOfSight | null>(null);
  let stage: Stage | null = null;

  const mirror: Mirror = new Mirror({
    number: board.board,
    rules,
    actor: { member: view.you.role === 'teacher' ? 0 : view.you.member, page, teacher: isTeacher },
    way,
    now: () => performance.now(),
    still: wantsStillness,
    onRefused,
    onShown: (piece) => {
      shownPiece.value = { piece };
    },
    onChange: () => {
      look();
      stage?.invalidate();
    },
  });
  const reach = new Reach({
    mirror,
    activity,
    ghost,
    nameOf: (member) => (member === 0 ? null : (whoIs(member)?.name ?? null)),
    onChosen: () => {
      lastTouched = reach.chosen.peek() ?? lastTouched;
      beginning.lifted();
      stage?.invalidate();
    },
    onJoined: buzz,
  });

  const aids: Aids = aidsFor({ mirror, reach, letGo: () => stage?.letGo(), onTell }, () => lastTouched);

  const tray = new Tray({
    puzzle: rules.puzzle,
    // Keys have their own list of the loose pieces, and what is whole has none.
    isShown: computed(() => !isTeacher && trayRoom.value !== 'none' && !reach.isOpen.value && !facts.value.isSolved),
    edgesOnly: aids.edgesOnly,
  });

  const beginning = new Beginning({
    still: wantsStillness,
    invalidate: () => stage?.invalidate(),
    redraw: () => stage?.redraw(),
  });
  /** The board has come, and is on the page. */
  let hasBegun = false;

  function buzz(): void {
    // Not every browser has it, whatever its type says.
    const { vibrate }: { vibrate?: Navigator['vibrate'] } = navigator;
    vibrate?.call(navigator, [JOIN_BUZZ_MS]);
  }

  function look(): void {
    const { done, of } = progressOf(mirror.board);
    const { isSolved } = mirror;
    if (mirror.isLoaded && lines.see(isSolved, performance.now())) stage?.invalidate();
    const isPaused = mirror.told.paused;
    const before = facts.value;
    if (before.done !== done || before.all !== of || before.isSolved !== isSolved || before.isPaused !== isPaused) {
      if (before.isPaused && !isPaused) mirror.askAgain();
      facts.value = { done, all: of, isSolved, isPaused };
    }
    saved.value = savedState(link.state, mirror.unsavedSince, performance.now());
    reach.look();
    if (mirror.isLoaded && tray.look(mirror.board, mirror.inHand)) stage?.invalidate();
    if (mirror.isLoaded && stage !== null && !hasBegun) begin(stage);
  }

  /** What there is to be seen is known only now. */
  function begin(made: Stage): void {
    hasBegun = true;
    made.fit();
    if (!isTeacher) beginning.begin(mirror.board, performance.now(), gone.signal);
  }

  let gone = new AbortController();
  function show(place: HTMLElement): () => void {
    gone = new AbortController();
    link.enter(mirror);
    const timers = [setInterval(look, SAVED_LOOK_MS), setInterval(() => mirror.askAgain(), ASK_AGAIN_MS)];
    void stand(place, gone.signal);
    return () => {
      gone.abort();
      for (const timer of timers) clearInterval(timer);
      mirror.letGo();
      link.leave(board.board);
      mirror.close();
      stage?.destroy();
      stage = null;
    };
  }

  /** Fetches the picture and puts the stage up, unless the place is gone by then. */
  async function stand(place: HTMLElement, gone: AbortSignal): Promise<void> {
    if (activity === null) return;
    picture.value = 'loading';
    try {
      const image = await loadPicture(view.id, activity, (part) => {
        share.value = part;
      });
      if (gone.aborted) return;
      reach.see(image);
      const made = await createStage({
        host: place,
        puzzle: rules.puzzle,
        picture: image,
        theme: theme.peek(),
        look: shown,
        whoIs,
        onTake: (piece) => {
          const pick = picking.peek();
          if (pick !== null) {
            picking.value = null;
            pick(piece);
            return false;
          }
          lastTouched = piece;
          tray.chosen.value = null;
          beginning.lifted();
          return mirror.take(piece);
        },
        onCarry: (_piece, { x, y }) => mirror.carry(x, y),
        onPut: (_piece, { x, y }) => {
          const { done } = progressOf(mirror.board);
          mirror.put(x, y);
          if (progressOf(mirror.board).done > done) buzz();
        },
        onPutBack: () => mirror.letGo(),
        onOutOfSight: (what) => {
          const { pieces, turn } = outOfSight.peek() ?? {};
          if (what?.pieces !== pieces || what?.turn !== turn) outOfSight.value = what;
        },
        onPoint: pointing({ board: board.board, way, hasCompany, isLaser: () => laser.peek() }),
      });
      if (gone.aborted) {
        made.destroy();
        return;
      }
      stage = made;
      picture.value = 'here';
      const endTheme = effect(() => made.setTheme(theme.value));
      const endLook = effect(() => {
        ghost.value;
        aids.edgesOnly.value;
        tray.isShown.value;
        look();
        made.invalidate();
      });
      gone.addEventListener('abort', () => {
        endTheme();
        endLook();
      });
      showToTests(mirror, made, shown, beginning.isOpening);
    } catch (error) {
      if (gone.aborted) return;
      reportError(error);
      picture.value = 'failed';
      waiting = () => void stand(place, gone);
    }
  }
  let waiting: () => void = () => undefined;

  /** What the stage draws now. */
  function shown(): StageLook {
    const seen = mirror.show();
    const now = performance.now();
    const lying = tray.without(seen);
    const opening = beginning.look(seen.board, now, tray.isShown.peek() ? viewHeight() : null);
    if (opening !== null) return { ...seen, ...opening, hasTray: tray.isShown.peek() };
    return {
      ...seen,
      lying: aids.edgesOnly.peek() ? withoutMiddles({ ...seen, lying }, reach.chosenGroup) : lying,
      hasTray: tray.isShown.peek(),
      ghost: ghost.peek() ? GHOST : 0,
      lines: lines.at(now),
      chosen: reach.chosenGroup,
      isMoving: seen.isMoving || lines.isFading(now),
    };
  }

  /** How much of the plane is in view, from top to bottom. Units. */
  function viewHeight(): number {
    return stage === null ? PLANE : stage.canvas.clientHeight / stage.camera.scale;
  }

  return {
    facts,
    saved,
    picture,
    colours: activity.colours,
    share,
    look: shown,
    ghost,
    showGhost: (isShown) => {
      ghost.value = isShown;
    },
    aids,
    reach,
    isOpening: beginning.isOpening,
    guides: computed(() => beginning.guides.value && !reach.isOpen.value && picture.value === 'here'),
    guideDrag() {
      const drag = guideDrag(mirror.board);
      if (drag === null || stage === null) return null;
      return { from: stage.toPage(drag.from), to: stage.toPage(drag.to), middle: stage.toPage(MAT_ORIGIN) };
    },
    tray,
    chooseFromTray(piece) {
      tray.chosen.value = piece;
      if (piece !== null) lastTouched = piece;
      stage?.choose(piece);
    },
    liftFromTray: (piece, pointer) => stage?.lift(piece, pointer),
    shownPiece,
    inside: { mirror, stage: () => stage, picture: () => reach.picture },
    picking,
    pickWith: (pick) => {
      // A piece in hand would be put down by that press.
      stage?.letGo();
      picking.value = pick;
    },
    laser,
    pointWithLaser: (on) => {
      laser.value = on;
    },
    outOfSight,
    zoom: (factor) => stage?.zoom(factor),
    fit: () => stage?.fit(),
    again: () => waiting(),
    show,
  };
}

/**
 * A board in play on this page: its mirror and its stage put together, entered at the server, and what pages show around
 * it as signals. What the hand does goes to the mirror; what the mirror shows goes to the stage.
 */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { OPERATION_RETRY_MS, SAVE_STATUS_POLL_MS } from '#client/base/limits.ts';
import type { OffscreenPieces } from '#client/board/camera/fit-camera.ts';
import { Mirror } from '#client/board/mirror/mirror.ts';
import type { PlayerAppearance } from '#client/board/overlay.ts';
import { createStage, type Stage, type StageFrame } from '#client/board/stage.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import { theme } from '#client/ui/theme.ts';
import { trayLayout } from '#client/ui/viewport.ts';
import { boardProgress } from '#shared/board/board.ts';
import { MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { Member, Page, PieceId } from '#shared/ids.ts';
import { PLANE } from '#shared/limits.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { activityRules } from './activity-rules.ts';
import { type Assists, createAssists, hideMiddlePieces } from './assists/assists.ts';
import { exposeBoardProbe } from './board-probe.ts';
import { findDragHint } from './intro/drag-hint.ts';
import { FirstMoves } from './intro/first-moves.ts';
import { KeyboardPlay } from './keyboard/keyboard-play.ts';
import { createCutLineFade } from './picture/cut-line-fade.ts';
import { loadPicture } from './picture/load-picture.ts';
import { createPointerSender } from './pointer-sender.ts';
import { type SaveState, saveStateOf } from './save-state.ts';
import { Tray } from './tray/tray.ts';

export interface PlayDeps {
  readonly link: ClassLink;
  readonly page: Page;
  readonly view: ClassroomView;
  readonly board: BoardView;
  /** How a member is shown on this page; null: not at all. Asked at every drawing. */
  readonly appearanceOf: (member: Member) => PlayerAppearance | null;
  /** Does anybody else look at this board now? */
  readonly hasOtherPlayers: () => boolean;
  /** A move of this page was refused. */
  readonly onRefused: (failure: Failure, piece: PieceId) => void;
  /** One sentence for whoever plays: what a tool has to say. */
  readonly onAnnounce: (sentence: string) => void;
}

/** What pages show around a board. */
export interface PlayFacts {
  /** Joins made, and joins that the whole picture needs. */
  readonly done: number;
  readonly all: number;
  readonly isSolved: boolean;
  readonly isPaused: boolean;
}

export interface PlayInternals {
  readonly mirror: Mirror;
  /** Null while the board is not drawn. */
  stage(): Stage | null;
  picture(): ImageBitmap | null;
}

export interface Play {
  readonly facts: ReadonlySignal<PlayFacts>;
  readonly saveState: ReadonlySignal<SaveState>;
  /** `failed`: the picture could not be had; `retryPicture` asks for it once more. */
  readonly pictureState: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  /** What the picture looks like in the coarse: shared/picture/coarse-colours.ts. */
  readonly colours: string;
  /** How much of the picture is here, 0..1. */
  readonly loadProgress: ReadonlySignal<number>;
  /** What is to be seen now: the same that the board draws once its picture is here. */
  readFrame(): StageFrame;
  readonly isGhostVisible: ReadonlySignal<boolean>;
  showGhost(isShown: boolean): void;
  readonly assists: Assists;
  /** Play by keys, switch or screen reader. */
  readonly keyboard: KeyboardPlay;
  /** The motion with which the board opens is under way. */
  readonly isIntroPlaying: ReadonlySignal<boolean>;
  /** Does a hand show what to do? */
  readonly isDragHintVisible: ReadonlySignal<boolean>;
  /** The drag that it shows, in CSS pixels of the window. Null: there is nothing to show. */
  dragHint(): { readonly from: Point; readonly to: Point; readonly middle: Point } | null;
  /** On a narrow or upright screen: pieces that nobody has moved yet. */
  readonly tray: Tray;
  /** The next press on the board puts this piece down; null: none. */
  chooseFromTray(piece: PieceId | null): void;
  /** A pointer that drew this piece out of the tray carries it on. */
  liftFromTray(piece: PieceId, pointer: PointerEvent): void;
  /** The piece whose place the teacher shows; another object each time. */
  readonly teacherHint: ReadonlySignal<{ readonly piece: PieceId } | null>;
  /** For what is loaded later and looks closer. */
  readonly internals: PlayInternals;
  /** What the next press on a piece does instead of lifting it; null: it lifts. */
  readonly picking: ReadonlySignal<((piece: PieceId) => void) | null>;
  pickWith(pick: ((piece: PieceId) => void) | null): void;
  /** Pointing with the laser: others see it glow. */
  readonly isLaserOn: ReadonlySignal<boolean>;
  setLaser(on: boolean): void;
  /** What lies where the view does not show it, and nothing else on the page does. */
  readonly offscreen: ReadonlySignal<OffscreenPieces | null>;
  zoom(factor: number): void;
  fit(): void;
  retryPicture(): void;
  /** Draws into a place of the page; what it answers takes the board away. */
  readonly mount: (place: HTMLElement) => () => void;
}

/** How much of the picture the ghost shows. */
const GHOST_OPACITY = 0.35;
/** A device that can buzzes so long when a piece of this page joins. Milliseconds. */
const JOIN_BUZZ_MS = 30;

export function startPlay({
  link,
  page,
  view,
  board,
  appearanceOf,
  hasOtherPlayers,
  onRefused,
  onAnnounce,
}: PlayDeps): Play {
  const { activity } = view;
  if (activity === null) throw new Error('nothing is played');
  const rules = activityRules(activity, board.cut);
  const isTeacher = view.you.role === 'teacher';
  const transport = link.transport(board.board);
  const facts = signal<PlayFacts>({ done: 0, all: 1, isSolved: false, isPaused: false });
  const saveState = signal<SaveState>('saved');
  const pictureState = signal<'loading' | 'ready' | 'failed'>('loading');
  const loadProgress = signal(0);
  const isGhostVisible = signal(false);
  const cutLineFade = createCutLineFade(prefersReducedMotion);
  let lastTouched: PieceId | null = null;
  const isLaserOn = signal(false);
  const picking = signal<((piece: PieceId) => void) | null>(null);
  const teacherHint = signal<{ readonly piece: PieceId } | null>(null);
  const offscreen = signal<OffscreenPieces | null>(null);
  let stage: Stage | null = null;

  const mirror: Mirror = new Mirror({
    number: board.board,
    rules,
    actor: { member: view.you.role === 'teacher' ? 0 : view.you.member, page, isTeacher },
    transport,
    now: () => performance.now(),
    prefersReducedMotion,
    onRefused,
    onTeacherHint: (piece) => {
      teacherHint.value = { piece };
    },
    onChange: () => {
      refresh();
      stage?.invalidate();
    },
  });
  const keyboard = new KeyboardPlay({
    mirror,
    activity,
    ghost: isGhostVisible,
    nameOf: (member) => (member === 0 ? null : (appearanceOf(member)?.name ?? null)),
    onChosen: () => {
      lastTouched = keyboard.chosen.peek() ?? lastTouched;
      firstMoves.onLift();
      stage?.invalidate();
    },
    onJoined: vibrateOnJoin,
  });

  const assists: Assists = createAssists(
    { mirror, keyboard, letGo: () => stage?.letGo(), onAnnounce },
    () => lastTouched,
  );

  const tray = new Tray({
    puzzle: rules.puzzle,
    // Keys have their own list of the loose pieces, and what is whole has none.
    isVisible: computed(
      () => !isTeacher && trayLayout.value !== 'none' && !keyboard.isOpen.value && !facts.value.isSolved,
    ),
    edgesOnly: assists.edgesOnly,
  });

  const firstMoves = new FirstMoves({
    prefersReducedMotion,
    invalidate: () => stage?.invalidate(),
    redraw: () => stage?.redraw(),
  });
  /** The board has come, and is on the page. */
  let hasStarted = false;

  function vibrateOnJoin(): void {
    // Not every browser has it, whatever its type says.
    const { vibrate }: { vibrate?: Navigator['vibrate'] } = navigator;
    vibrate?.call(navigator, [JOIN_BUZZ_MS]);
  }

  function refresh(): void {
    const { done, of } = boardProgress(mirror.predicted);
    const { isSolved } = mirror;
    if (mirror.isLoaded && cutLineFade.update(isSolved, performance.now())) stage?.invalidate();
    const isPaused = mirror.confirmed.paused;
    const before = facts.value;
    if (before.done !== done || before.all !== of || before.isSolved !== isSolved || before.isPaused !== isPaused) {
      if (before.isPaused && !isPaused) mirror.retry();
      facts.value = { done, all: of, isSolved, isPaused };
    }
    saveState.value = saveStateOf(link.state, mirror.unsavedSince, performance.now());
    keyboard.refresh();
    if (mirror.isLoaded && tray.refresh(mirror.predicted, mirror.inHand)) stage?.invalidate();
    if (mirror.isLoaded && stage !== null && !hasStarted) startFirstMoves(stage);
  }

  /** What there is to be seen is known only now. */
  function startFirstMoves(createdStage: Stage): void {
    hasStarted = true;
    createdStage.fit();
    if (!isTeacher) firstMoves.start(mirror.predicted, performance.now(), unmounted.signal);
  }

  let unmounted = new AbortController();
  function mount(place: HTMLElement): () => void {
    unmounted = new AbortController();
    link.enter(mirror);
    const timers = [setInterval(refresh, SAVE_STATUS_POLL_MS), setInterval(() => mirror.retry(), OPERATION_RETRY_MS)];
    void mountStage(place, unmounted.signal);
    return () => {
      unmounted.abort();
      for (const timer of timers) clearInterval(timer);
      mirror.letGo();
      link.leave(board.board);
      mirror.close();
      stage?.destroy();
      stage = null;
    };
  }

  /** Fetches the picture and puts the stage up, unless the place is gone by then. */
  async function mountStage(place: HTMLElement, unmounted: AbortSignal): Promise<void> {
    if (activity === null) return;
    pictureState.value = 'loading';
    try {
      const image = await loadPicture(view.id, activity, (part) => {
        loadProgress.value = part;
      });
      if (unmounted.aborted) return;
      keyboard.setPicture(image);
      const createdStage = await createStage({
        host: place,
        puzzle: rules.puzzle,
        picture: image,
        theme: theme.peek(),
        readFrame,
        appearanceOf,
        onTake: (piece) => {
          const pick = picking.peek();
          if (pick !== null) {
            picking.value = null;
            pick(piece);
            return false;
          }
          lastTouched = piece;
          tray.chosen.value = null;
          firstMoves.onLift();
          return mirror.take(piece);
        },
        onCarry: (_piece, { x, y }) => mirror.carry(x, y),
        onPut: (_piece, { x, y }) => {
          const { done } = boardProgress(mirror.predicted);
          mirror.put(x, y);
          if (boardProgress(mirror.predicted).done > done) vibrateOnJoin();
        },
        onPutBack: () => mirror.letGo(),
        onOffscreen: (offscreenPieces) => {
          const { pieces, direction } = offscreen.peek() ?? {};
          if (offscreenPieces?.pieces !== pieces || offscreenPieces?.direction !== direction)
            offscreen.value = offscreenPieces;
        },
        onPoint: createPointerSender({
          board: board.board,
          transport,
          hasOtherPlayers,
          isLaserOn: () => isLaserOn.peek(),
        }),
      });
      if (unmounted.aborted) {
        createdStage.destroy();
        return;
      }
      stage = createdStage;
      pictureState.value = 'ready';
      const endTheme = effect(() => createdStage.setTheme(theme.value));
      const endRefresh = effect(() => {
        isGhostVisible.value;
        assists.edgesOnly.value;
        tray.isVisible.value;
        refresh();
        createdStage.invalidate();
      });
      unmounted.addEventListener('abort', () => {
        endTheme();
        endRefresh();
      });
      exposeBoardProbe(mirror, createdStage, readFrame, firstMoves.isIntroPlaying);
    } catch (error) {
      if (unmounted.aborted) return;
      reportError(error);
      pictureState.value = 'failed';
      retryPicture = () => void mountStage(place, unmounted);
    }
  }
  let retryPicture: () => void = () => undefined;

  /** What the stage draws now. */
  function readFrame(): StageFrame {
    const mirrorFrame = mirror.nextFrame();
    const now = performance.now();
    const positions = tray.hideTrayPieces(mirrorFrame);
    const introFrame = firstMoves.frame(mirrorFrame.board, now, tray.isVisible.peek() ? viewHeight() : null);
    if (introFrame !== null) return { ...mirrorFrame, ...introFrame, hasTray: tray.isVisible.peek() };
    return {
      ...mirrorFrame,
      positions: assists.edgesOnly.peek()
        ? hideMiddlePieces({ ...mirrorFrame, positions }, keyboard.chosenGroup)
        : positions,
      hasTray: tray.isVisible.peek(),
      ghostOpacity: isGhostVisible.peek() ? GHOST_OPACITY : 0,
      cutLineOpacity: cutLineFade.opacityAt(now),
      chosen: keyboard.chosenGroup,
      isMoving: mirrorFrame.isMoving || cutLineFade.isFading(now),
    };
  }

  /** How much of the plane is in view, from top to bottom. Units. */
  function viewHeight(): number {
    return stage === null ? PLANE : stage.canvas.clientHeight / stage.camera.scale;
  }

  return {
    facts,
    saveState,
    pictureState,
    colours: activity.colours,
    loadProgress,
    readFrame,
    isGhostVisible,
    showGhost: (isShown) => {
      isGhostVisible.value = isShown;
    },
    assists,
    keyboard,
    isIntroPlaying: firstMoves.isIntroPlaying,
    isDragHintVisible: computed(
      () => firstMoves.isDragHintVisible.value && !keyboard.isOpen.value && pictureState.value === 'ready',
    ),
    dragHint() {
      const drag = findDragHint(mirror.predicted);
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
    teacherHint,
    internals: { mirror, stage: () => stage, picture: () => keyboard.picture },
    picking,
    pickWith: (pick) => {
      // A piece in hand would be put down by that press.
      stage?.letGo();
      picking.value = pick;
    },
    isLaserOn,
    setLaser: (on) => {
      isLaserOn.value = on;
    },
    offscreen,
    zoom: (factor) => stage?.zoom(factor),
    fit: () => stage?.fit(),
    retryPicture: () => retryPicture(),
    mount,
  };
}

/**
 * A board in play on this page: its mirror, its stage and the tools around them, connected with the server. It gives the pages what they show
 * around the board as signals.
 */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { BoardFrame } from '#client/board/board-frame.ts';
import type { OffscreenPieces } from '#client/board/camera/fit-camera.ts';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import type { AppearanceOf } from '#client/board/stage/player-marks.ts';
import type { Stage } from '#client/board/stage/stage.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { BROWSER_STORAGE } from '#client/net/outbox/stored-outbox.ts';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import type { Page, PieceId } from '#shared/ids.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import type { ActivityView, BoardView } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { Assists } from './assists/assists.ts';
import type { DragHint } from './intro/drag-hint.ts';
import { FirstMoves } from './intro/first-moves.ts';
import { KeyboardMode } from './keyboard/keyboard-mode.ts';
import { keepSaving, playMirror } from './play-mirror.ts';
import { type PlayFacts, PlayStatus } from './play-status.ts';
import { signalJoin } from './stage/play-hand.ts';
import { PlayStage } from './stage/play-stage.ts';
import type { StageMount } from './stage/stage-mount.ts';
import { Tray } from './tray/tray.ts';

export interface PlayDeps {
  readonly link: ClassLink;
  readonly page: Page;
  readonly view: ClassroomView;
  readonly board: BoardView;
  /** Called at every drawing. */
  readonly appearanceOf: AppearanceOf;
  /** Does anybody else see this board now? */
  readonly hasOtherPlayers: () => boolean;
  /** A move of this page was refused. */
  readonly onRefused: (failure: Failure, piece: PieceId | null) => void;
  /** A tool has one sentence to say. With a subject it stays until that changes. */
  readonly onAnnounce: (sentence: string, subject?: ReadonlySignal<unknown>) => void;
  /** The panel of keyboard play was opened, or closed. */
  readonly onKeyboard: (isOpen: boolean) => void;
}

/** For parts that are loaded lazily. */
export interface PlayInternals {
  readonly mirror: Mirror;
  readonly stageMount: StageMount;
  /** Null while the board is not drawn. */
  stage(): Stage | null;
  picture(): ImageBitmap | null;
}

export class Play {
  readonly facts: ReadonlySignal<PlayFacts>;
  readonly saveState: PlayStatus['saveState'];
  readonly isNewlySolved: PlayStatus['isNewlySolved'];
  /** Whether the board is drawn, or why not; `retryPicture` tries a failed picture once more. */
  readonly pictureState: PlayStage['stageMount']['pictureState'];
  /** Share of the picture that is loaded, 0..1. */
  readonly loadProgress: ReadonlySignal<number>;
  /** The picture's coarse colours: shared/picture/coarse-colours.ts. */
  readonly colours: string;
  readonly isGhostVisible: ReadonlySignal<boolean>;
  readonly assists: Assists;
  /** Play by keys, switch or screen reader. */
  readonly keyboard: KeyboardMode;
  /** The pieces that nobody has moved yet. */
  readonly tray: Tray;
  /** A student's places to put pieces aside; null: they are off, or not loaded (baskets/turn-on.tsx). */
  readonly baskets: KeyboardMode['baskets'];
  /** Their name in the browser's storage; null: a teacher has none. */
  readonly basketsStoredAs: string | null;
  /** Says one sentence to who plays. */
  readonly announce: PlayDeps['onAnnounce'];
  readonly isIntroPlaying: ReadonlySignal<boolean>;
  readonly isDragHintVisible: ReadonlySignal<boolean>;
  /** What is shown of where pieces belong: on request, and by the teacher. */
  readonly hints: KeyboardMode['hints'];
  /** Counts the drawings of the board. */
  readonly drawings: ReadonlySignal<number>;
  /** Presses choose a piece for the teacher's help, and lift none. */
  readonly isPicking: ReadonlySignal<boolean>;
  /** The piece that was chosen so; it is outlined. Null: none. */
  readonly picked: ReadonlySignal<PieceId | null>;
  /** Others see this page's pointer as a laser. */
  readonly isLaserOn: ReadonlySignal<boolean>;
  /** What the last check found while this page had the board open, until a piece is moved; null: nothing. */
  readonly checked: PlayStatus['checked'];
  /** Loose pieces outside the view and outside the tray; null: none. */
  readonly offscreen: ReadonlySignal<OffscreenPieces | null>;
  readonly internals: PlayInternals;
  readonly #link: ClassLink;
  readonly #isTeacher: boolean;
  readonly #mirror: Mirror;
  readonly #status: PlayStatus;
  readonly #firstMoves: FirstMoves;
  readonly #stage: PlayStage;
  readonly #isGhostVisible = signal(false);
  /** The board has loaded and is on the page: its intro has had its chance. */
  #hasStarted = false;
  #unmounted: AbortSignal = AbortSignal.abort();

  /** @throws Error when the class has no activity */
  constructor(deps: PlayDeps) {
    const { activity, you } = deps.view;
    if (activity === null) throw new Error('the class has no activity');
    this.#link = deps.link;
    this.#isTeacher = you.role === 'teacher';
    this.#mirror = this.#createMirror(deps, activity);
    this.announce = deps.onAnnounce;
    this.basketsStoredAs = this.#isTeacher ? null : `baskets.${deps.view.id}.${you.id}.${deps.board.board}`;
    this.#status = new PlayStatus(this.#mirror, deps.link);
    this.keyboard = this.#createKeyboard(deps, activity);
    this.hints = this.keyboard.hints;
    this.baskets = this.keyboard.baskets;
    this.assists = new Assists({
      mirror: this.#mirror,
      keyboard: this.keyboard,
      chosenInTray: () => this.tray.chosen.peek(),
      homeView: () => this.#stage.current?.homeView ?? null,
      trayPlace: (piece) => this.tray.placeOf(piece),
      lastTouched: () => this.#stage.hand.lastTouched,
      letGo: () => this.#stage.current?.letGo(),
      unchoose: () => this.chooseFromTray(null),
      onAnnounce: deps.onAnnounce,
    });
    this.tray = this.#createTray();
    this.#firstMoves = new FirstMoves({
      prefersReducedMotion,
      invalidate: () => this.#stage.invalidate(),
      redraw: () => this.#stage.current?.redraw(),
    });
    this.#stage = this.#createStage(deps, activity);

    this.facts = this.#status.facts;
    this.saveState = this.#status.saveState;
    this.isNewlySolved = this.#status.isNewlySolved;
    this.pictureState = this.#stage.stageMount.pictureState;
    this.loadProgress = this.#stage.stageMount.loadProgress;
    this.colours = activity.colours;
    this.isGhostVisible = this.#isGhostVisible;
    this.isIntroPlaying = this.#firstMoves.isIntroPlaying;
    this.isDragHintVisible = computed(
      () => this.#firstMoves.isDragHintVisible.value && !this.keyboard.isOpen.value && this.#stage.stageMount.isDrawn,
    );
    this.drawings = this.#stage.drawings;
    this.isPicking = this.#stage.hand.isPicking;
    this.picked = this.#stage.hand.picked;
    this.isLaserOn = this.#stage.isLaserOn;
    this.offscreen = this.#stage.offscreen;
    this.checked = this.#status.checked;
    this.internals = {
      mirror: this.#mirror,
      stageMount: this.#stage.stageMount,
      stage: () => this.#stage.current,
      picture: () => this.keyboard.picture,
    };
  }

  /** Enters the board, and draws it in a place of the page. Returns what ends both. */
  mount(place: HTMLElement): () => void {
    const mirror = this.#mirror;
    const unmounting = new AbortController();
    this.#unmounted = unmounting.signal;
    this.#link.enter(mirror);
    const stopSaving = keepSaving(mirror, () => this.#refresh());
    this.#stage.stageMount.mount(place, this.#unmounted);
    const stopChoosing = this.pictureState.subscribe((state) => {
      if (state === 'undrawn') this.tray.chosen.value = null;
      // The board may have loaded before it was drawn.
      if (this.#stage.stageMount.isDrawn) this.#refresh();
    });
    return () => {
      stopChoosing();
      stopSaving();
      mirror.letGo();
      this.#link.leave(mirror.number);
      unmounting.abort();
    };
  }

  /** What the stage draws now, whether or not it is mounted. */
  readFrame(): BoardFrame {
    return this.#stage.readFrame();
  }

  /** Pieces lie in places: the whole picture would show what goes where. */
  get hasPlaces(): boolean {
    return this.#mirror.rules.puzzle.settle !== null;
  }

  /** May its players ask which pieces are right? */
  get canCheck(): boolean {
    return this.#mirror.rules.puzzle.boxes?.check != null;
  }

  check(): void {
    this.#mirror.check();
  }

  retryPicture(): void {
    this.#stage.stageMount.retry();
  }

  showGhost(isShown: boolean): void {
    this.#isGhostVisible.value = isShown;
  }

  /** The drag that the hint shows, in CSS pixels of the window. Null: there is none. */
  dragHint(find: (board: Mirror['predicted']) => DragHint | null): DragHint | null {
    const drag = find(this.#mirror.predicted);
    const stage = this.#stage.current;
    return drag === null || stage === null
      ? null
      : { piece: drag.piece, from: stage.toPage(drag.from), to: stage.toPage(drag.to) };
  }

  /** The next press on the board puts this piece down, unless presses choose; null: none. */
  chooseFromTray(piece: PieceId | null): void {
    const stage = this.#stage.current;
    // Nothing is put down on a board that is not seen.
    if (stage === null || (piece !== null && this.#stage.hand.pick(piece))) return;
    this.tray.chosen.value = piece;
    stage.choose(piece);
    if (piece === null) {
      this.#refreshHints();
      return;
    }
    this.#stage.hand.lastTouched = piece;
    this.assists.onTaken(piece);
  }

  /** A pointer that dragged this piece out of the tray carries it on. */
  liftFromTray(piece: PieceId, pointer: PointerEvent): void {
    this.#stage.current?.lift(piece, pointer);
  }

  /** A piece that is in hand when presses begin to choose goes back, and is chosen. */
  setPicking(isOn: boolean): void {
    const inHand = this.#mirror.inHand ?? this.tray.chosen.peek();
    this.chooseFromTray(null);
    this.#stage.current?.letGo();
    this.#stage.hand.setPicking(isOn);
    if (isOn) this.choosePicked(inHand);
  }

  choosePicked(piece: PieceId | null): void {
    this.#stage.hand.choose(piece);
  }

  setLaser(on: boolean): void {
    this.#stage.setLaser(on);
  }

  zoom(factor: number): void {
    this.#stage.current?.zoom(factor);
  }

  /** Goes home, and from home to the overview. */
  fit(): void {
    this.#stage.current?.fit();
  }

  showOverview(): void {
    this.#stage.current?.showOverview();
  }

  foldTray(isFolded: boolean): void {
    if (isFolded) this.chooseFromTray(null);
    this.tray.setFolded(isFolded);
  }

  #createMirror(deps: PlayDeps, activity: ActivityView): Mirror {
    return playMirror(
      { ...deps, activity, storage: BROWSER_STORAGE },
      {
        onRefused: deps.onRefused,
        onLost: (pointer) => this.#stage.current?.lose(pointer),
        onIdle: (pointer) => {
          this.#stage.current?.lose(pointer);
          deps.onAnnounce(boardWords.peek().heldTooLong);
        },
        onFreed: () => deps.onAnnounce(boardWords.peek().isFreeAgain),
        onTeacherHint: (piece) => this.hints.showPlace(piece),
        onChecked: (found) => this.#status.onChecked(found),
        onChange: () => {
          this.#refresh();
          this.#stage.invalidate();
        },
      },
    );
  }

  #createKeyboard({ appearanceOf, onKeyboard }: PlayDeps, activity: ActivityView): KeyboardMode {
    const keyboard: KeyboardMode = new KeyboardMode({
      mirror: this.#mirror,
      activity,
      ghost: this.#isGhostVisible,
      nameOf: (member) => (member === 0 ? null : (appearanceOf(member)?.name ?? null)),
      onChosen: () => {
        const { hand } = this.#stage;
        const chosen = keyboard.chosen.peek();
        hand.lastTouched = chosen ?? hand.lastTouched;
        if (chosen !== null) this.assists.onTaken(chosen);
        this.#refreshHints();
        this.#firstMoves.onLift();
        this.#stage.invalidate();
      },
      onJoined: signalJoin,
      onOpen: onKeyboard,
    });
    return keyboard;
  }

  #createTray(): Tray {
    return new Tray({
      puzzle: this.#mirror.rules.puzzle,
      // A solved picture has none. Keyboard play lists them; without a mat its picture grows anywhere on the table, which shows all of them.
      holdsPieces: computed(
        () => !this.#status.facts.value.isSolved && (this.#mirror.rules.mat !== 'none' || !this.keyboard.isOpen.value),
      ),
      isReplaced: this.keyboard.isOpen,
      edgesOnly: this.assists.edgesOnly,
      baskets: this.baskets,
    });
  }

  #createStage({ link, view, board, appearanceOf, hasOtherPlayers }: PlayDeps, activity: ActivityView): PlayStage {
    return new PlayStage({
      mirror: this.#mirror,
      keyboard: this.keyboard,
      assists: this.assists,
      tray: this.tray,
      firstMoves: this.#firstMoves,
      isGhostVisible: this.#isGhostVisible,
      hasPraise: !this.#isTeacher,
      classroom: view.id,
      activity,
      transport: link.transport(board.board),
      appearanceOf,
      hasOtherPlayers,
      onLift: () => {
        this.tray.chosen.value = null;
        this.#firstMoves.onLift();
      },
      onTaken: (piece) => this.assists.onTaken(piece),
      onNotJoined: (piece, put) => void this.assists.explainNearMiss(piece, put),
      onMounted: (stage, unmounted) => {
        const endRefresh = effect(() => {
          this.isGhostVisible.value;
          this.assists.edgesOnly.value;
          this.tray.isVisible.value;
          this.assists.canHint;
          this.picked.value;
          this.baskets.value?.version.value;
          this.#refresh();
          stage.invalidate();
        });
        unmounted.addEventListener('abort', endRefresh);
      },
    });
  }

  #refresh(): void {
    const mirror = this.#mirror;
    const now = performance.now();
    if (mirror.isLoaded) this.#stage.updateCutLines(mirror.isSolved, now);
    this.#status.refresh(now);
    this.keyboard.refresh();
    if (!mirror.isLoaded) return;
    // A replay has its own pieces in the tray.
    if (this.#stage.stageMount.replay === null && this.tray.refresh(mirror.predicted, mirror.inHand))
      this.#stage.invalidate();
    this.#refreshHints();
    const stage = this.#stage.current;
    if (stage !== null && !this.#hasStarted) this.#start(stage);
  }

  #refreshHints(): void {
    const inHand = this.#mirror.held.pieces.map(({ piece }) => piece);
    const chosen = [this.keyboard.chosen.peek(), this.tray.chosen.peek()];
    this.hints.refresh([...inHand, ...chosen].filter((piece) => piece !== null));
  }

  /** Only now is it known what there is to show. */
  #start(stage: Stage): void {
    this.#hasStarted = true;
    stage.goHome();
    if (!this.#isTeacher) this.#firstMoves.start(this.#mirror.predicted, performance.now(), this.#unmounted);
  }
}

/** A board that is watched live; nothing on it can be moved from here. It shows no piece that nobody has moved yet: such pieces lie in trays. */
import { signal } from '@preact/signals';
import { GHOST_OPACITY } from '#client/board/board-frame.ts';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import type { AppearanceOf } from '#client/board/stage/player-marks.ts';
import type { BoardTransport, FrameSink } from '#client/net/board-transport.ts';
import { isUntouched } from '#client/play/intro/intro.ts';
import { exposeWatch } from '#client/play/stage/expose-play.ts';
import { StageMount } from '#client/play/stage/stage-mount.ts';
import type { BoardNumber, ClassroomId, Page } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { hideUntouched } from './hide-untouched.ts';
import { spectatorMirror } from './spectator-mirror.ts';

/** What a connection does for a watched board. */
export interface WatchLink {
  transport(board: BoardNumber): BoardTransport;
  enter(sink: FrameSink): void;
  leave(board: BoardNumber): void;
}

export interface WatchDeps {
  readonly link: WatchLink;
  readonly page: Page;
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly board: BoardNumber;
  /** Index into the activity's cuts. */
  readonly cut: number;
  readonly appearanceOf: AppearanceOf;
}

export class Watch {
  /** The board is loaded, and nobody has moved a piece of it: there is nothing to see. */
  readonly isUntouched = signal(false);
  /** Whether the board is drawn, or why not; `retryPicture` tries a failed picture once more. */
  readonly pictureState: StageMount['pictureState'];
  readonly stageMount: StageMount;
  readonly #deps: WatchDeps;
  readonly #mirror: Mirror;
  #hasStarted = false;

  constructor(deps: WatchDeps) {
    this.#deps = deps;
    const { link, page, activity, board, cut } = deps;
    const transport = link.transport(board);
    this.#mirror = spectatorMirror({ transport, page, activity, board, cut, onChange: () => this.#refresh() });
    this.stageMount = new StageMount({
      classroom: deps.classroom,
      activity,
      stage: {
        puzzle: this.#mirror.rules.puzzle,
        // A solved picture has no cut lines.
        readFrame: () => ({
          ...hideUntouched(this.#mirror.nextFrame()),
          homeView: 'mat',
          ghostOpacity: this.#showsGhost ? GHOST_OPACITY : 0,
          cutLineOpacity: this.#mirror.isSolved ? 0 : 1,
        }),
        appearanceOf: deps.appearanceOf,
        hand: {
          onTake: () => false,
          onCarry: () => undefined,
          onPut: () => undefined,
          onPutBack: () => undefined,
        },
      },
      onMounted: (stage) => {
        exposeWatch({ mirror: this.#mirror, stage });
        this.#hasStarted = false;
        this.#refresh();
      },
    });
    this.pictureState = this.stageMount.pictureState;
  }

  /** Enters the board, and draws it in a place of the page. Returns what ends both. */
  mount(place: HTMLElement): () => void {
    const { link, board } = this.#deps;
    const unmounting = new AbortController();
    link.enter(this.#mirror);
    this.stageMount.mount(place, unmounting.signal);
    return () => {
      link.leave(board);
      this.#mirror.close();
      unmounting.abort();
    };
  }

  retryPicture(): void {
    this.stageMount.retry();
  }

  /** In place of an empty mat, the picture as it will be. A puzzle without a mat keeps its secret. */
  get #showsGhost(): boolean {
    return this.isUntouched.peek() && this.#mirror.rules.mat !== 'none';
  }

  #refresh(): void {
    this.isUntouched.value =
      this.#mirror.isLoaded && this.stageMount.replay === null && isUntouched(this.#mirror.confirmed);
    const { stage } = this.stageMount;
    if (stage === null) return;
    // Only now is it known what lies beside the mat.
    if (this.#mirror.isLoaded && !this.#hasStarted && this.stageMount.replay === null) {
      this.#hasStarted = true;
      stage.showOverview();
    }
    stage.invalidate();
  }
}

/**
 * Mounts a board's stage in a place of the page, to play or to watch: it loads the picture, makes the stage, and follows theme, ground and rules. What
 * failed is tried again by itself, and at once on request.
 */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import type { BoardFrame } from '#client/board/board-frame.ts';
import { Stage, type StageOptions } from '#client/board/stage/stage.ts';
import { onReconnected } from '#client/net/reconnected.ts';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import { ruleChanges } from '#client/play/activity-rules.ts';
import { type LoadedPicture, loadPicture, PictureUnavailable } from '#client/play/picture/load-picture.ts';
import { canvasLosses } from '#client/ui/canvas-loss.ts';
import { ground } from '#client/ui/ground.ts';
import { theme } from '#client/ui/theme.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { isLoadedLater } from '#shared/puzzle/kinds/registry.ts';

/**
 * `failed`: the picture could not be loaded, or the stage not be made. `simple`: drawn without WebGL, until the browser gives it.
 * `undrawn`: nothing draws the board now; it is drawn as soon as something can.
 */
export type PictureState = 'loading' | 'ready' | 'simple' | 'failed' | 'undrawn';

export function isDrawn(state: PictureState): boolean {
  return state === 'ready' || state === 'simple';
}

const STATES = { webgl: 'ready', canvas: 'simple' } as const;

/** What a stage shows in place of the live board. */
export interface ShownReplay extends Pick<StageOptions, 'appearanceOf'> {
  frame(): BoardFrame;
}

export interface StageMountDeps {
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly stage: Omit<StageOptions, 'host' | 'picture' | 'theme' | 'onDrawn'>;
  /** The picture is loaded, or decoded anew after a loss of the graphics process. At first the stage comes next. */
  readonly onPicture?: (picture: ImageBitmap) => void;
  readonly onMounted?: (stage: Stage, unmounted: AbortSignal) => void;
}

export class StageMount {
  readonly pictureState: ReadonlySignal<PictureState>;
  /** Share of the picture that is loaded, 0..1. */
  readonly loadProgress: ReadonlySignal<number>;
  /** Null: the live board shows. */
  replay: ShownReplay | null = null;
  readonly #deps: StageMountDeps;
  readonly #pictureState = signal<PictureState>('loading');
  readonly #loadProgress = signal(0);
  #stage: Stage | null = null;
  #attempt: () => void = () => undefined;

  constructor(deps: StageMountDeps) {
    this.#deps = deps;
    this.pictureState = this.#pictureState;
    this.loadProgress = this.#loadProgress;
  }

  /** Null while the board is not drawn: before the picture is loaded, without a graphics context, and after the unmounting. */
  get stage(): Stage | null {
    return this.#stage?.isDrawn === true ? this.#stage : null;
  }

  /** What the stage draws now, whether or not it is mounted. */
  readFrame(): BoardFrame {
    return this.replay?.frame() ?? this.#deps.stage.readFrame();
  }

  /** Reads `pictureState`. */
  get isDrawn(): boolean {
    return isDrawn(this.#pictureState.value);
  }

  /** Mounts the stage in `place` until `unmounted` is aborted. */
  mount(place: HTMLElement, unmounted: AbortSignal): void {
    const retry = new RetryTimers();
    let isRunning = false;
    const run = () => {
      if (isRunning || this.#stage !== null || unmounted.aborted) return;
      isRunning = true;
      this.#mount(place, unmounted)
        .catch((error: unknown) => {
          if (unmounted.aborted) return;
          if (!(error instanceof PictureUnavailable)) reportError(error);
          this.#pictureState.value = 'failed';
          retry.retry('picture', PAUSES.content, run);
        })
        .finally(() => {
          isRunning = false;
        });
    };
    // The pauses begin anew when a person asks, or the line is back.
    const attempt = () => {
      retry.reset('picture');
      run();
    };
    const stopListening = onReconnected(attempt);
    unmounted.addEventListener('abort', () => {
      stopListening();
      retry.cancelAll();
    });
    this.#attempt = attempt;
    this.#pictureState.value = 'loading';
    attempt();
  }

  /** Mounts once more after a failure, without waiting for the next attempt; else does nothing. */
  retry(): void {
    if (this.#pictureState.peek() !== 'failed') return;
    this.#pictureState.value = 'loading';
    this.#attempt();
  }

  async #mount(place: HTMLElement, unmounted: AbortSignal): Promise<void> {
    const { classroom, activity, stage: options, onPicture, onMounted } = this.#deps;
    const picture = await loadPicture(classroom, activity, {
      onShare: (share) => {
        this.#loadProgress.value = share;
      },
    });
    if (unmounted.aborted) return;
    onPicture?.(picture.image);
    const stage = await Stage.create({
      ...options,
      readFrame: () => this.readFrame(),
      appearanceOf: (member) => (this.replay ?? options).appearanceOf(member),
      host: place,
      picture: picture.image,
      theme: theme.peek(),
      ground: ground.peek(),
      onDrawn: (by) => {
        this.#pictureState.value = by === null ? 'undrawn' : STATES[by];
      },
    });
    if (unmounted.aborted) {
      stage.destroy();
      return;
    }
    this.#stage = stage;
    const endTheme = effect(() => stage.setTheme(theme.value, ground.value));
    const endRules = ruleChanges.subscribe(() => stage.invalidate());
    const endDecoding = this.#decodeAfterLosses(picture, stage);
    unmounted.addEventListener('abort', () => {
      endTheme();
      endRules();
      endDecoding();
      this.#stage = null;
      stage.destroy();
    });
    onMounted?.(stage, unmounted);
    const { puzzle } = options;
    const shown = { classroom, activity, place, stage, pictureState: this.pictureState, unmounted };
    if (isLoadedLater(puzzle.spec)) {
      const endLoading = loadPart(
        () => import('#client/play/picture/sharpen-sheet.ts'),
        ({ sharpenSheet }) => sharpenSheet(shown, puzzle, picture.photo),
      );
      unmounted.addEventListener('abort', endLoading);
    } else if (activity.motion !== undefined) {
      const endLoading = loadPart(
        () => import('#client/play/motion/move-picture.ts'),
        ({ movePicture }) => movePicture(shown),
      );
      unmounted.addEventListener('abort', endLoading);
    }
  }

  /** An image may be lost with the graphics process, so everything is drawn from another copy after it. */
  #decodeAfterLosses({ decode }: LoadedPicture, stage: Stage): () => void {
    return canvasLosses.subscribe((losses) => {
      if (losses === 0) return;
      decode().then((image) => {
        stage.setPicture(image);
        this.#deps.onPicture?.(image);
      }, reportError);
    });
  }
}

/**
 * Mounts a board's stage in a place of the page, to play or to watch: it loads the picture, makes the stage, and follows the theme. After a
 * failure it can be tried again.
 */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { Stage, type StageOptions } from '#client/board/stage/stage.ts';
import { loadPicture, PictureUnavailable } from '#client/play/picture/load-picture.ts';
import { theme } from '#client/ui/theme.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';

/** `failed`: the picture could not be loaded, or the stage not be made. */
export type PictureState = 'loading' | 'ready' | 'failed';

export interface StageMountDeps {
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly stage: Omit<StageOptions, 'host' | 'picture' | 'theme'>;
  /** The picture is loaded; the stage comes next. */
  readonly onPicture?: (picture: ImageBitmap) => void;
  readonly onMounted?: (stage: Stage, unmounted: AbortSignal) => void;
}

export class StageMount {
  readonly pictureState: ReadonlySignal<PictureState>;
  /** Share of the picture that is loaded, 0..1. */
  readonly loadProgress: ReadonlySignal<number>;
  readonly #deps: StageMountDeps;
  readonly #pictureState = signal<PictureState>('loading');
  readonly #loadProgress = signal(0);
  #stage: Stage | null = null;
  #retry: (() => void) | null = null;

  constructor(deps: StageMountDeps) {
    this.#deps = deps;
    this.pictureState = this.#pictureState;
    this.loadProgress = this.#loadProgress;
  }

  /** Null until the picture is loaded, and after the unmounting. */
  get stage(): Stage | null {
    return this.#stage;
  }

  /** Mounts the stage in `place` until `unmounted` is aborted. */
  mount(place: HTMLElement, unmounted: AbortSignal): void {
    this.#pictureState.value = 'loading';
    this.#mount(place, unmounted).catch((error: unknown) => {
      if (unmounted.aborted) return;
      if (!(error instanceof PictureUnavailable)) reportError(error);
      this.#pictureState.value = 'failed';
      this.#retry = () => this.mount(place, unmounted);
    });
  }

  /** Mounts once more after a failure; else does nothing. */
  retry(): void {
    const retry = this.#retry;
    this.#retry = null;
    retry?.();
  }

  async #mount(place: HTMLElement, unmounted: AbortSignal): Promise<void> {
    const { classroom, activity, stage: options, onPicture, onMounted } = this.#deps;
    const picture = await loadPicture(classroom, activity, (share) => {
      this.#loadProgress.value = share;
    });
    if (unmounted.aborted) return;
    onPicture?.(picture);
    const stage = await Stage.create({ ...options, host: place, picture, theme: theme.peek() });
    if (unmounted.aborted) {
      stage.destroy();
      return;
    }
    this.#stage = stage;
    this.#pictureState.value = 'ready';
    const endTheme = effect(() => stage.setTheme(theme.value));
    unmounted.addEventListener('abort', () => {
      endTheme();
      this.#stage = null;
      stage.destroy();
    });
    onMounted?.(stage, unmounted);
  }
}

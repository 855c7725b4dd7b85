/** A board to look at alone: live, and nothing on it can be moved from here. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { BoardTransport } from '#client/board/mirror/board-transport.ts';
import { Mirror } from '#client/board/mirror/mirror.ts';
import type { PlayerAppearance } from '#client/board/overlay.ts';
import { createStage, type Stage } from '#client/board/stage.ts';
import { activityRules } from '#client/play/activity-rules.ts';
import { loadPicture } from '#client/play/picture/load-picture.ts';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import { theme } from '#client/ui/theme.ts';
import { type BoardNumber, type ClassroomId, type Member, type Page, SPECTATOR } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';

/** What a connection does for whoever looks. */
export interface WatchLink {
  transport(board: BoardNumber): BoardTransport;
  enter(mirror: Mirror): void;
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
  readonly appearanceOf: (member: Member) => PlayerAppearance | null;
}

export interface Watch {
  /** `failed`: the picture could not be had; `retryPicture` asks for it once more. */
  readonly pictureState: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  retryPicture(): void;
  /** Draws into a place of the page; what it answers takes the board away. */
  readonly mount: (place: HTMLElement) => () => void;
}

export function startWatch({ link, page, classroom, activity, board, cut, appearanceOf }: WatchDeps): Watch {
  const rules = activityRules(activity, cut);
  const pictureState = signal<'loading' | 'ready' | 'failed'>('loading');
  let stage: Stage | null = null;
  let retryPicture: () => void = () => undefined;

  function mount(place: HTMLElement): () => void {
    const unmounted = new AbortController();
    const mirror = new Mirror({
      number: board,
      rules,
      actor: { member: SPECTATOR, page, isTeacher: false },
      transport: link.transport(board),
      now: () => performance.now(),
      prefersReducedMotion,
      onRefused: () => undefined,
      onChange: () => stage?.invalidate(),
    });
    link.enter(mirror);
    void mountStage(place, mirror, unmounted.signal);
    return () => {
      unmounted.abort();
      link.leave(board);
      mirror.close();
      stage?.destroy();
      stage = null;
    };
  }

  async function mountStage(place: HTMLElement, mirror: Mirror, unmounted: AbortSignal): Promise<void> {
    pictureState.value = 'loading';
    try {
      const image = await loadPicture(classroom, activity);
      if (unmounted.aborted) return;
      const createdStage = await createStage({
        host: place,
        puzzle: rules.puzzle,
        picture: image,
        theme: theme.peek(),
        // What is whole has no cut lines.
        readFrame: () => ({ ...mirror.nextFrame(), cutLineOpacity: mirror.isSolved ? 0 : 1 }),
        appearanceOf,
        onTake: () => false,
        onCarry: () => undefined,
        onPut: () => undefined,
        onPutBack: () => undefined,
      });
      if (unmounted.aborted) {
        createdStage.destroy();
        return;
      }
      stage = createdStage;
      pictureState.value = 'ready';
      const endTheme = effect(() => createdStage.setTheme(theme.value));
      unmounted.addEventListener('abort', endTheme);
    } catch (error) {
      if (unmounted.aborted) return;
      reportError(error);
      pictureState.value = 'failed';
      retryPicture = () => void mountStage(place, mirror, unmounted);
    }
  }

  return { pictureState, retryPicture: () => retryPicture(), mount };
}

/** A board to look at alone: live, and nothing on it can be moved from here. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { BoardNumber, ClassroomId, Member, Page } from '../../../shared/ids.ts';
import type { ActivityView } from '../../../shared/protocol/events.ts';
import { Mirror } from '../../board/mirror/mirror.ts';
import type { Way } from '../../board/mirror/way.ts';
import type { Who } from '../../board/overlay.ts';
import { createStage, type Stage } from '../../board/stage.ts';
import { wantsStillness } from '../../ui/motion.ts';
import { theme } from '../../ui/theme.ts';
import { loadPicture } from '../picture/picture.ts';
import { rulesFor } from '../rules.ts';

/** What a connection does for whoever looks. */
export interface WatchLink {
  way(board: BoardNumber): Way;
  enter(mirror: Mirror): void;
  leave(board: BoardNumber): void;
}

export interface WatchParts {
  readonly link: WatchLink;
  readonly page: Page;
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly board: BoardNumber;
  /** Index into the activity's cuts. */
  readonly cut: number;
  readonly whoIs: (member: Member) => Who | null;
}

export interface Watch {
  /** `failed`: the picture could not be had; `again` asks for it once more. */
  readonly picture: ReadonlySignal<'loading' | 'here' | 'failed'>;
  again(): void;
  /** Draws into a place of the page; what it answers takes the board away. */
  readonly show: (place: HTMLElement) => () => void;
}

/** Who only looks is no member. */
const NOBODY = -1;

export function startWatch({ link, page, classroom, activity, board, cut, whoIs }: WatchParts): Watch {
  const rules = rulesFor(activity, cut);
  const picture = signal<'loading' | 'here' | 'failed'>('loading');
  let stage: Stage | null = null;
  let again: () => void = () => undefined;

  function show(place: HTMLElement): () => void {
    const gone = new AbortController();
    const mirror = new Mirror({
      number: board,
      rules,
      actor: { member: NOBODY, page, teacher: false },
      way: link.way(board),
      now: () => performance.now(),
      still: wantsStillness,
      onRefused: () => undefined,
      onChange: () => stage?.invalidate(),
    });
    link.enter(mirror);
    void stand(place, mirror, gone.signal);
    return () => {
      gone.abort();
      link.leave(board);
      mirror.close();
      stage?.destroy();
      stage = null;
    };
  }

  async function stand(place: HTMLElement, mirror: Mirror, gone: AbortSignal): Promise<void> {
    picture.value = 'loading';
    try {
      const image = await loadPicture(classroom, activity);
      if (gone.aborted) return;
      const made = await createStage({
        host: place,
        puzzle: rules.puzzle,
        picture: image,
        theme: theme.peek(),
        // What is whole has no cut lines.
        look: () => ({ ...mirror.show(), lines: mirror.isSolved ? 0 : 1 }),
        whoIs,
        onTake: () => false,
        onCarry: () => undefined,
        onPut: () => undefined,
        onPutBack: () => undefined,
      });
      if (gone.aborted) {
        made.destroy();
        return;
      }
      stage = made;
      picture.value = 'here';
      const endTheme = effect(() => made.setTheme(theme.value));
      gone.addEventListener('abort', endTheme);
    } catch (error) {
      if (gone.aborted) return;
      reportError(error);
      picture.value = 'failed';
      again = () => void stand(place, mirror, gone);
    }
  }

  return { picture, again: () => again(), show };
}

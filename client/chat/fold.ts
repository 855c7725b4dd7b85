/** The chat as the page around it knows it: folded or not, how much is new. What it is made of is loaded when the page has come to rest. */
import { type Signal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ClassroomId, Page } from '../../shared/ids.ts';
import type { ClassLink } from '../net/link.ts';
import type { ChatRoom } from './talk/room.ts';

export interface Fold {
  readonly isOpen: Signal<boolean>;
  readonly unread: Signal<number>;
  /** What is read out as it comes; the newest last, each with a number of its own. */
  readonly news: Signal<readonly { readonly key: number; readonly text: string }[]>;
  /** Null until it is loaded. */
  readonly room: Signal<ChatRoom | null>;
}

/** What could not be loaded is asked for again after so long. Milliseconds. */
const AGAIN_MS = 5_000;
/** A page that never comes to rest loads it after so long. Milliseconds. */
const REST_MS = 2_000;

/** Missing in Safari, whatever its type says. */
const whenAtRest: typeof requestIdleCallback | undefined = globalThis.requestIdleCallback;

export function useChat(given: {
  readonly classroom: ClassroomId;
  readonly page: Page;
  readonly link: ClassLink;
}): Fold {
  const { classroom, page, link } = given;
  const fold = useMemo<Fold>(
    () => ({ isOpen: signal(false), unread: signal(0), news: signal([]), room: signal(null) }),
    [],
  );
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () => {
      import('./talk/room.ts').then(
        ({ ChatRoom: Room }) => {
          if (!isGone) fold.room.value = new Room({ classroom, page, link, fold });
        },
        () => {
          if (!isGone) timer = setTimeout(load, AGAIN_MS);
        },
      );
    };
    if (whenAtRest === undefined) timer = setTimeout(load, REST_MS);
    else whenAtRest(load, { timeout: REST_MS });
    return () => {
      isGone = true;
      clearTimeout(timer);
      fold.room.peek()?.close();
      fold.room.value = null;
    };
  }, [fold, classroom, page, link]);
  return fold;
}

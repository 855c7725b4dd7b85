/** The chat as the page around it knows it: folded or not, how much is new. What it is made of is loaded when the page has come to rest. */
import { type Signal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ClassLink } from '#client/net/class-link.ts';
import type { ClassroomId, Page } from '#shared/ids.ts';
import type { ChatModel } from './session/chat-model.ts';

export interface ChatPanelState {
  readonly isOpen: Signal<boolean>;
  readonly unread: Signal<number>;
  /** What is read out as it comes; the newest last, each with a number of its own. */
  readonly announcements: Signal<readonly { readonly key: number; readonly text: string }[]>;
  /** Null until it is loaded. */
  readonly model: Signal<ChatModel | null>;
}

/** What could not be loaded is asked for again after so long. Milliseconds. */
const RETRY_MS = 5_000;
/** A page that never comes to rest loads it after so long. Milliseconds. */
const IDLE_TIMEOUT_MS = 2_000;

/** Missing in Safari, whatever its type says. */
const whenIdle: typeof requestIdleCallback | undefined = globalThis.requestIdleCallback;

export function useChatPanel(options: {
  readonly classroom: ClassroomId;
  readonly page: Page;
  readonly link: ClassLink;
}): ChatPanelState {
  const { classroom, page, link } = options;
  const panel = useMemo<ChatPanelState>(
    () => ({ isOpen: signal(false), unread: signal(0), announcements: signal([]), model: signal(null) }),
    [],
  );
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () => {
      import('./session/chat-model.ts').then(
        ({ ChatModel: Model }) => {
          if (!isGone) panel.model.value = new Model({ classroom, page, link, panel });
        },
        () => {
          if (!isGone) timer = setTimeout(load, RETRY_MS);
        },
      );
    };
    if (whenIdle === undefined) timer = setTimeout(load, IDLE_TIMEOUT_MS);
    else whenIdle(load, { timeout: IDLE_TIMEOUT_MS });
    return () => {
      isGone = true;
      clearTimeout(timer);
      panel.model.peek()?.close();
      panel.model.value = null;
    };
  }, [panel, classroom, page, link]);
  return panel;
}

/** The chat's state on a page: open or closed, and how much is new. The code of the chat loads once the page is idle. */
import { type Signal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { RetryTimers } from '#client/net/retry.ts';
import type { ClassroomId, PersonId } from '#shared/ids.ts';
import type { ChatModel, ChatPanelSignals } from './session/chat-model.ts';

export interface ChatPanelState extends ChatPanelSignals {
  /** Null until it is loaded. */
  readonly model: Signal<ChatModel | null>;
}

/** A page that never becomes idle loads the chat after this time. Milliseconds. */
const IDLE_TIMEOUT_MS = 2_000;

/** Safari lacks it, despite its type. */
const whenIdle: typeof requestIdleCallback | undefined = globalThis.requestIdleCallback;

export function useChatPanel(options: {
  readonly classroom: ClassroomId;
  readonly person: PersonId;
  readonly link: ClassLink;
}): ChatPanelState {
  const { classroom, person, link } = options;
  const panel = useMemo<ChatPanelState>(
    () => ({ isOpen: signal(false), unread: signal(0), announcements: signal([]), model: signal(null) }),
    [],
  );
  useEffect(() => {
    let isGone = false;
    let stopLoading: (() => void) | null = null;
    const timers = new RetryTimers();
    const load = () => {
      if (isGone) return;
      stopLoading = loadPart(
        () => import('./session/chat-model.ts'),
        ({ ChatModel: Model }) => {
          panel.model.value = new Model({ classroom, person, link, panel });
        },
      );
    };
    if (whenIdle === undefined) timers.schedule(IDLE_TIMEOUT_MS, load);
    else whenIdle(load, { timeout: IDLE_TIMEOUT_MS });
    return () => {
      isGone = true;
      timers.cancelAll();
      stopLoading?.();
      panel.model.peek()?.close();
      panel.model.value = null;
    };
  }, [panel, classroom, person, link]);
  return panel;
}

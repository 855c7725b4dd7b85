/** The open chat: messages and composer, or its settings. Keys pressed in it do not reach the board. */
import { ArrowLeft, Settings2, X } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { ChatPanelState } from '#client/chat/chat-panel-state.ts';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { isSurfaceOpen } from '#client/ui/surfaces/popover-support.ts';
import { ChatSettings } from './chat-settings.tsx';
import { Composer } from './composer/composer.tsx';
import { mayAttach } from './composer/permissions.ts';
import { MessageList } from './list/message-list.tsx';
import { PinnedMessage } from './pinned-message.tsx';
import { useImageDrop } from './use-image-drop.ts';
import { useKeyboardRoom } from './use-keyboard-room.ts';
import { usePanelFocus } from './use-panel-focus.ts';
import './chat-panel.css';

interface ChatPanelProps {
  readonly model: ChatModel;
  readonly panelState: ChatPanelState;
}

export function ChatPanel({ model, panelState }: ChatPanelProps) {
  const say = chatWords.value;
  const element = useRef<HTMLElement>(null);
  const [isInSettings, setInSettings] = useState(false);
  const { isDragOver, ...drop } = useImageDrop((file) => {
    if (!isInSettings && mayAttach(view)) void model.draftPicture.attach(file);
  });
  const { view } = model.state.value;
  const isTeacher = view !== null && view.you === null;
  usePanelFocus(element, isInSettings);
  useKeyboardRoom(element);

  const close = () => {
    panelState.isOpen.value = false;
  };

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    // A large picture and the emoji close by themselves, and the chat stays.
    if (event.key !== 'Escape' || event.isComposing || isSurfaceOpen()) return;
    event.preventDefault();
    if (isInSettings) setInSettings(false);
    else close();
  }

  return (
    <aside class="chat" aria-label={say.chat} ref={element} data-over={isDragOver} onKeyDown={onKeyDown} {...drop}>
      <header class="chat-head" data-settings={isInSettings}>
        {isInSettings && (
          <Button kind="quiet" icon={ArrowLeft} label={say.backToChat} onClick={() => setInSettings(false)} />
        )}
        <h2 tabIndex={-1}>{isInSettings ? say.settings : say.chat}</h2>
        <span class="far">
          {isTeacher && !isInSettings && (
            <Button kind="quiet" icon={Settings2} label={say.settings} onClick={() => setInSettings(true)} />
          )}
          <Button kind="quiet" icon={X} label={sharedWords.value.close} onClick={close} />
        </span>
      </header>
      {isInSettings && view?.forTeachers ? (
        <ChatSettings model={model} view={view} />
      ) : (
        <>
          {view?.pinned && <PinnedMessage classroom={model.classroom} message={view.pinned} isTeacher={isTeacher} />}
          <MessageList model={model} />
          <Composer model={model} />
        </>
      )}
      {isDragOver && <p class="chat-drop">{say.dropHint}</p>}
    </aside>
  );
}

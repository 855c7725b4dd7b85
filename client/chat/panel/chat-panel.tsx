/** The chat unfolded: what was said, and a place to write. Keys pressed in it are its own. */
import { ArrowLeft, Pin, Settings2, X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatPanelState } from '#client/chat/chat-panel-state.ts';
import { changeChatSettings } from '#client/chat/session/chat-api.ts';
import { announcementOf, type ChatModel } from '#client/chat/session/chat-model.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { ChatSettings } from './chat-settings.tsx';
import { Composer } from './composer/composer.tsx';
import { firstImage } from './composer/transferred-image.ts';
import { MessageList } from './list/message-list.tsx';
import './chat-panel.css';

interface ChatPanelProps {
  readonly model: ChatModel;
  readonly panelState: ChatPanelState;
}

export function ChatPanel({ model, panelState }: ChatPanelProps) {
  const say = chatWords.value;
  const element = useRef<HTMLElement>(null);
  const [isInSettings, setInSettings] = useState(false);
  const [isDragOver, setDragOver] = useState(false);
  const { view } = model.state.value;
  const isTeacher = view !== null && view.you === null;

  useEffect(() => {
    const before = document.activeElement;
    const field = element.current?.querySelector('textarea');
    // On a touch screen the keyboard would come up over what was just unfolded.
    if (matchMedia('(pointer: fine)').matches && field) field.focus();
    else element.current?.querySelector('h2')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  // Back and forth between the two: the focus goes along.
  const wasInSettings = useRef(false);
  useEffect(() => {
    if (wasInSettings.current !== isInSettings) element.current?.querySelector('h2')?.focus();
    wasInSettings.current = isInSettings;
  }, [isInSettings]);

  const close = () => {
    panelState.isOpen.value = false;
  };

  return (
    <aside
      class="chat"
      aria-label={say.chat}
      ref={element}
      data-over={isDragOver}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        if (isInSettings) setInSettings(false);
        else close();
      }}
      onDragOver={(event) => {
        if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setDragOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setDragOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDragOver(false);
        const file = firstImage(event.dataTransfer);
        if (file !== null && !isInSettings) model.draftFile.value = file;
      }}
    >
      <header class="chat-head">
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
          {view?.pinned && (
            <div class="chat-pin">
              <Icon icon={Pin} />
              <p dir="auto">
                <span class="unseen">{say.pinned}: </span>
                {announcementOf(view.pinned)}
              </p>
              {isTeacher && (
                <Button
                  kind="quiet"
                  icon={X}
                  label={say.unpin}
                  onClick={() => void changeChatSettings(model.classroom, { pinned: null })}
                />
              )}
            </div>
          )}
          <MessageList model={model} />
          <Composer model={model} />
        </>
      )}
      {isDragOver && <p class="chat-drop">{say.dropHint}</p>}
    </aside>
  );
}

/** The chat unfolded: what was said, and a place to write. Keys pressed in it are its own. */
import { ArrowLeft, Pin, Settings2, X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { chatWords } from '../../i18n/words/chat.ts';
import { words } from '../../i18n/words/shared.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import type { Fold } from '../fold.ts';
import { setChat } from '../talk/acts.ts';
import { type ChatRoom, sentenceOf } from '../talk/room.ts';
import { Composer } from './composer/composer.tsx';
import { imageIn } from './composer/picked.ts';
import { MessageList } from './list/list.tsx';
import { Settings } from './settings.tsx';
import './panel.css';

interface ChatPanelProps {
  readonly room: ChatRoom;
  readonly fold: Fold;
}

export function ChatPanel({ room, fold }: ChatPanelProps) {
  const say = chatWords.value;
  const panel = useRef<HTMLElement>(null);
  const [isSetting, setSetting] = useState(false);
  const [isOver, setOver] = useState(false);
  const { view } = room.state.value;
  const isTeacher = view !== null && view.you === null;

  useEffect(() => {
    const before = document.activeElement;
    const field = panel.current?.querySelector('textarea');
    // On a touch screen the keyboard would come up over what was just unfolded.
    if (matchMedia('(pointer: fine)').matches && field) field.focus();
    else panel.current?.querySelector('h2')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  // Back and forth between the two: the focus goes along.
  const wasSetting = useRef(false);
  useEffect(() => {
    if (wasSetting.current !== isSetting) panel.current?.querySelector('h2')?.focus();
    wasSetting.current = isSetting;
  }, [isSetting]);

  const close = () => {
    fold.isOpen.value = false;
  };

  return (
    <aside
      class="chat"
      aria-label={say.chat}
      ref={panel}
      data-over={isOver}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        if (isSetting) setSetting(false);
        else close();
      }}
      onDragOver={(event) => {
        if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = imageIn(event.dataTransfer);
        if (file !== null && !isSetting) room.file.value = file;
      }}
    >
      <header class="chat-head">
        {isSetting && <Button kind="quiet" icon={ArrowLeft} label={say.back} onClick={() => setSetting(false)} />}
        <h2 tabIndex={-1}>{isSetting ? say.settings : say.chat}</h2>
        <span class="far">
          {isTeacher && !isSetting && (
            <Button kind="quiet" icon={Settings2} label={say.settings} onClick={() => setSetting(true)} />
          )}
          <Button kind="quiet" icon={X} label={words.value.close} onClick={close} />
        </span>
      </header>
      {isSetting && view?.forTeachers ? (
        <Settings room={room} view={view} />
      ) : (
        <>
          {view?.pinned && (
            <div class="chat-pin">
              <Icon of={Pin} />
              <p dir="auto">
                <span class="unseen">{say.pinned}: </span>
                {sentenceOf(view.pinned)}
              </p>
              {isTeacher && (
                <Button
                  kind="quiet"
                  icon={X}
                  label={say.unpin}
                  onClick={() => void setChat(room.classroom, { pinned: null })}
                />
              )}
            </div>
          )}
          <MessageList room={room} />
          <Composer room={room} />
        </>
      )}
      {isOver && <p class="chat-drop">{say.drop}</p>}
    </aside>
  );
}

/** The text field of a message. Enter sends; Shift+Enter starts a new line. */
import { Lock } from 'lucide';
import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { ComposedEnter } from '#client/ui/controls/composed-enter.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { firstPictureFile } from '#client/ui/picture/picture-files.ts';

interface MessageFieldProps {
  readonly model: ChatModel;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly isPrivate: boolean;
  readonly mayAttach: boolean;
  readonly onSend: () => void;
}

export function MessageField({ model, field, isPrivate, mayAttach, onSend }: MessageFieldProps) {
  const say = chatWords.value;
  const text = model.draftText.value;

  // As tall as its text, up to the style sheet's limit.
  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.rows = Math.min(5, Math.max(1, text.split('\n').length, Math.ceil(text.length / 28)));
  }, [text]);

  const send = useRef(onSend);
  send.current = onSend;
  const enter = useMemo(() => new ComposedEnter(() => send.current()), []);

  function onPaste(event: ClipboardEvent): void {
    const pasted = firstPictureFile(event.clipboardData?.files);
    if (pasted === null || !mayAttach) return;
    event.preventDefault();
    void model.draftPicture.attach(pasted);
  }

  return (
    <div class="chat-field" data-private={isPrivate}>
      {isPrivate && <Icon icon={Lock} />}
      <textarea
        ref={field}
        rows={1}
        value={text}
        aria-label={say.write}
        placeholder={say.writeHere}
        enterkeyhint="send"
        onInput={({ currentTarget }) => {
          model.draftText.value = currentTarget.value;
        }}
        onKeyDown={(event) => enter.onKeyDown(event)}
        onBeforeInput={(event) => enter.onBeforeInput(event)}
        onCompositionUpdate={(event) => enter.onCompositionUpdate(event)}
        onCompositionEnd={(event) => {
          model.draftText.value = event.currentTarget.value;
          enter.onCompositionEnd(event);
        }}
        onPaste={onPaste}
      />
    </div>
  );
}

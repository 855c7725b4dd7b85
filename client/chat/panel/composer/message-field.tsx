/** The text field of a message. Enter sends, unless an input method is composing a syllable; Shift+Enter starts a new line. */
import { Lock } from 'lucide';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { firstImage } from './transferred-image.ts';

/** The key code of a key that an input method takes for itself. */
const COMPOSING_KEY = 229;

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

  function onKeyDown(event: KeyboardEvent): void {
    const isComposing = event.isComposing || event.keyCode === COMPOSING_KEY;
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
    event.preventDefault();
    onSend();
  }

  function onPaste(event: ClipboardEvent): void {
    const pasted = firstImage(event.clipboardData);
    if (pasted === null || !mayAttach) return;
    event.preventDefault();
    model.draftFile.value = pasted;
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
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </div>
  );
}

/** Where a message is written: text, a picture, and to whom. Enter sends, unless a syllable is being composed; Shift+Enter is a new line. */
import { ImagePlus, Lock, SendHorizontal, X } from 'lucide';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import { announcementWords } from '#client/i18n/words/announcement-words.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { MESSAGE_LENGTH_MAX } from '#shared/limits.ts';
import type { ChatView } from '#shared/protocol/views/chat-view.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { RecipientSelect } from './recipient-select.tsx';
import { firstImage } from './transferred-image.ts';

/** How many characters are left is shown from here on. */
const REMAINING_SHOWN_BELOW = 60;
/** An input method takes this key for itself. */
const COMPOSING_KEY = 229;

/** Why one may not write here; null: one may. */
function silenceReason(view: ChatView | null): 'lessonOver' | 'chatOff' | 'youAreMuted' | null {
  if (view !== null && view.you !== null && view.isOver) return 'lessonOver';
  if (view?.voice === 'off') return 'chatOff';
  return view?.muted === true ? 'youAreMuted' : null;
}

export function Composer({ model }: { readonly model: ChatModel }) {
  const say = chatWords.value;
  const field = useRef<HTMLTextAreaElement>(null);
  const fileInput = useRef<HTMLInputElement>(null);
  const { view, isOpen } = model.state.value;
  const text = model.draftText.value;
  const file = model.draftFile.value;
  const reason = silenceReason(view);
  const isTeacher = view?.you === null;
  const mayAttach = isTeacher || view?.pictures !== 'off';
  const left = MESSAGE_LENGTH_MAX - [...text.trim()].length;
  const isSendable = left >= 0 && (text.trim() !== '' || file !== null);
  const recipient = recipientOf(view, model.recipient.value);

  // As tall as what is written, up to what the style sheet lets it.
  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.rows = Math.min(5, Math.max(1, text.split('\n').length, Math.ceil(text.length / 28)));
  }, [text]);

  function send(): void {
    if (!isSendable) return;
    model.session.submit({ text, to: recipient, file: mayAttach ? file : null });
    model.draftText.value = '';
    model.draftFile.value = null;
    field.current?.focus();
  }

  function insert(emoji: string): void {
    const area = field.current;
    const [start, end] = [area?.selectionStart ?? text.length, area?.selectionEnd ?? text.length];
    model.draftText.value = text.slice(0, start) + emoji + text.slice(end);
    area?.focus();
    requestAnimationFrame(() => area?.setSelectionRange(start + emoji.length, start + emoji.length));
  }

  if (reason !== null)
    return (
      <p class="chat-silent" role="status">
        {reason === 'chatOff' && isTeacher ? say.chatOffTeacher : say[reason]}
      </p>
    );
  return (
    <form
      class="chat-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {!isOpen && view !== null && (
        <p class="hint" role="status">
          {say.reconnecting}
        </p>
      )}
      <RecipientSelect model={model} view={view} />
      {file !== null && mayAttach && <AttachedPicture file={file} onRemove={() => (model.draftFile.value = null)} />}
      <div class="chat-field" data-private={recipient !== null}>
        {recipient !== null && <Icon icon={Lock} />}
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
          onKeyDown={(event) => {
            const isComposing = event.isComposing || event.keyCode === COMPOSING_KEY;
            if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
            event.preventDefault();
            send();
          }}
          onPaste={(event) => {
            const pasted = firstImage(event.clipboardData);
            if (pasted === null || !mayAttach) return;
            event.preventDefault();
            model.draftFile.value = pasted;
          }}
        />
      </div>
      <div class="chat-tools">
        <EmojiPicker onPick={insert} />
        {mayAttach && (
          <>
            <Button kind="quiet" icon={ImagePlus} label={say.attach} onClick={() => fileInput.current?.click()} />
            <input
              ref={fileInput}
              type="file"
              hidden
              accept="image/png,image/jpeg,image/webp,image/gif"
              aria-label={say.attach}
              onChange={({ currentTarget }) => {
                const chosen = firstImage(currentTarget.files === null ? null : { files: currentTarget.files });
                if (chosen !== null) model.draftFile.value = chosen;
                currentTarget.value = '';
              }}
            />
          </>
        )}
        {left <= REMAINING_SHOWN_BELOW && (
          <span class="chat-left" data-over={left < 0} role="status">
            {left < 0 ? say.tooLong(-left) : say.remaining(left)}
          </span>
        )}
        <Button type="submit" kind="primary" class="button chat-send" icon={SendHorizontal} disabled={!isSendable}>
          {say.send}
        </Button>
      </div>
    </form>
  );
}

/** The line that a message goes to: a student writes to the teacher alone unless all may write to all. */
function recipientOf(view: ChatView | null, wanted: number | null): number | null {
  if (view === null) return null;
  if (view.you === null) return view.forTeachers?.seats.some(({ seat }) => seat === wanted) === true ? wanted : null;
  return view.voice === 'all' && wanted === null ? null : view.you;
}

function AttachedPicture({ file, onRemove }: { readonly file: File; readonly onRemove: () => void }) {
  const say = chatWords.value;
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <div class="chat-chosen">
      <img src={address} alt={announcementWords.value.picture} />
      <Button kind="quiet" icon={X} label={say.removePicture} onClick={onRemove} />
    </div>
  );
}

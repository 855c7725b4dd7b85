/** Where a message is written: text, a picture, and to whom. Enter sends, unless a syllable is being composed; Shift+Enter is a new line. */
import { ImagePlus, Lock, SendHorizontal, X } from 'lucide';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { MESSAGE_LENGTH_MAX } from '../../../../shared/limits.ts';
import type { ChatView } from '../../../../shared/protocol/chat/events.ts';
import { chatWords } from '../../../i18n/words/chat.ts';
import { newsWords } from '../../../i18n/words/news.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import type { ChatRoom } from '../../talk/room.ts';
import { EmojiPicker } from './emoji.tsx';
import { imageIn } from './picked.ts';
import { To } from './to.tsx';

/** How many characters are left is shown from here on. */
const NEAR_THE_END = 60;
/** An input method takes this key for itself. */
const COMPOSING_KEY = 229;

/** Why one may not write here; null: one may. */
function silence(view: ChatView | null): 'over' | 'off' | 'muted' | null {
  if (view !== null && view.you !== null && view.isOver) return 'over';
  if (view?.voice === 'off') return 'off';
  return view?.muted === true ? 'muted' : null;
}

export function Composer({ room }: { readonly room: ChatRoom }) {
  const say = chatWords.value;
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const { view, isOpen } = room.state.value;
  const text = room.text.value;
  const file = room.file.value;
  const silent = silence(view);
  const isTeacher = view?.you === null;
  const mayShow = isTeacher || view?.pictures !== 'off';
  const left = MESSAGE_LENGTH_MAX - [...text.trim()].length;
  const isSendable = left >= 0 && (text.trim() !== '' || file !== null);
  const line = lineOf(view, room.to.value);

  // As tall as what is written, up to what the style sheet lets it.
  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.rows = Math.min(5, Math.max(1, text.split('\n').length, Math.ceil(text.length / 28)));
  }, [text]);

  function send(): void {
    if (!isSendable) return;
    room.talk.say({ text, to: line, file: mayShow ? file : null });
    room.text.value = '';
    room.file.value = null;
    field.current?.focus();
  }

  function insert(emoji: string): void {
    const area = field.current;
    const [start, end] = [area?.selectionStart ?? text.length, area?.selectionEnd ?? text.length];
    room.text.value = text.slice(0, start) + emoji + text.slice(end);
    area?.focus();
    requestAnimationFrame(() => area?.setSelectionRange(start + emoji.length, start + emoji.length));
  }

  if (silent !== null)
    return (
      <p class="chat-silent" role="status">
        {silent === 'off' && isTeacher ? say.offHere : say[silent]}
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
          {say.lost}
        </p>
      )}
      <To room={room} view={view} />
      {file !== null && mayShow && <Chosen file={file} onTakeOff={() => (room.file.value = null)} />}
      <div class="chat-field" data-line={line !== null}>
        {line !== null && <Icon of={Lock} />}
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={say.write}
          placeholder={say.writeHere}
          enterkeyhint="send"
          onInput={({ currentTarget }) => {
            room.text.value = currentTarget.value;
          }}
          onKeyDown={(event) => {
            const isComposing = event.isComposing || event.keyCode === COMPOSING_KEY;
            if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
            event.preventDefault();
            send();
          }}
          onPaste={(event) => {
            const pasted = imageIn(event.clipboardData);
            if (pasted === null || !mayShow) return;
            event.preventDefault();
            room.file.value = pasted;
          }}
        />
      </div>
      <div class="chat-tools">
        <EmojiPicker onPick={insert} />
        {mayShow && (
          <>
            <Button kind="quiet" icon={ImagePlus} label={say.attach} onClick={() => chooser.current?.click()} />
            <input
              ref={chooser}
              type="file"
              hidden
              accept="image/png,image/jpeg,image/webp,image/gif"
              aria-label={say.attach}
              onChange={({ currentTarget }) => {
                const chosen = imageIn(currentTarget.files === null ? null : { files: currentTarget.files });
                if (chosen !== null) room.file.value = chosen;
                currentTarget.value = '';
              }}
            />
          </>
        )}
        {left <= NEAR_THE_END && (
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
function lineOf(view: ChatView | null, wanted: number | null): number | null {
  if (view === null) return null;
  if (view.you === null) return view.forTeachers?.seats.some(({ seat }) => seat === wanted) === true ? wanted : null;
  return view.voice === 'all' && wanted === null ? null : view.you;
}

function Chosen({ file, onTakeOff }: { readonly file: File; readonly onTakeOff: () => void }) {
  const say = chatWords.value;
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <div class="chat-chosen">
      <img src={address} alt={newsWords.value.picture} />
      <Button kind="quiet" icon={X} label={say.takeOff} onClick={onTakeOff} />
    </div>
  );
}

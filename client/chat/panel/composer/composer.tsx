/** Where a message is written: its recipient, text, emoji and picture. */
import { SendHorizontal } from 'lucide';
import { useRef } from 'preact/hooks';
import { CONNECTION_HELP_MS, LOSS_SHOWN_MS } from '#client/base/limits.ts';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { connectionHelp } from '#client/i18n/words/connection-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { useLongWait } from '#client/ui/long-wait.ts';
import { MESSAGE_LENGTH_MAX } from '#shared/limits.ts';
import { AttachButton, AttachedPicture } from './attachment.tsx';
import { EmojiPicker } from './emoji-picker.tsx';
import { MessageField } from './message-field.tsx';
import { mayAttach, recipientOf, silenceReason } from './permissions.ts';
import { RecipientSelect } from './recipient-select.tsx';

/** The count of characters that are left is shown below this. */
const REMAINING_SHOWN_BELOW = 60;

export function Composer({ model }: { readonly model: ChatModel }) {
  const say = chatWords.value;
  const { view } = model.state.value;
  const reason = silenceReason(view);
  if (reason === null) return <MessageForm model={model} />;
  return (
    <p class="chat-silent" role="status">
      {reason === 'chatOff' && view?.you === null ? say.chatOffTeacher : say[reason]}
    </p>
  );
}

function MessageForm({ model }: { readonly model: ChatModel }) {
  const say = chatWords.value;
  const field = useRef<HTMLTextAreaElement>(null);
  const { view, isOpen } = model.state.value;
  const isLost = useLongWait(!isOpen, LOSS_SHOWN_MS);
  const isLong = useLongWait(!isOpen, CONNECTION_HELP_MS);
  const text = model.draftText.value;
  const { attached, isReading } = model.draftPicture;
  const file = attached.value?.file ?? null;
  const hasAttach = mayAttach(view);
  const left = MESSAGE_LENGTH_MAX - [...text.trim()].length;
  const isSendable = left >= 0 && !isReading.value && (text.trim() !== '' || file !== null);
  const recipient = recipientOf(view, model.recipient.value);

  function send(): void {
    if (!isSendable) return;
    model.session.submit({ text, to: recipient, file: hasAttach ? file : null });
    model.draftText.value = '';
    model.draftPicture.remove();
    field.current?.focus();
  }

  function insert(emoji: string): void {
    const area = field.current;
    const [start, end] = [area?.selectionStart ?? text.length, area?.selectionEnd ?? text.length];
    model.draftText.value = text.slice(0, start) + emoji + text.slice(end);
    area?.focus();
    requestAnimationFrame(() => area?.setSelectionRange(start + emoji.length, start + emoji.length));
  }

  return (
    <form
      class="chat-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {isLost && view !== null && (
        <p class="hint" role="status">
          {isLong ? say.unconnected(connectionHelp.sentence()) : say.reconnecting}
        </p>
      )}
      <RecipientSelect model={model} view={view} />
      {hasAttach && <AttachedPicture model={model} />}
      <MessageField model={model} field={field} isPrivate={recipient !== null} mayAttach={hasAttach} onSend={send} />
      <div class="chat-tools">
        <EmojiPicker onPick={insert} />
        {hasAttach && <AttachButton onAttach={(picked) => void model.draftPicture.attach(picked)} />}
        {left <= REMAINING_SHOWN_BELOW && (
          <span class="chat-left" data-over={left < 0} role="status">
            {left < 0 ? say.tooLong(-left) : say.remaining(left)}
          </span>
        )}
        <Button
          type="submit"
          kind="primary"
          class="button chat-send"
          icon={SendHorizontal}
          {...(isSendable ? {} : { disabled: true, title: left < 0 ? say.tooLong(-left) : say.writeFirst })}
        >
          <span class="word">{say.send}</span>
        </Button>
      </div>
    </form>
  );
}

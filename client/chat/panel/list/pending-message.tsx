/** A message of this page that is not in the chat yet: being sent, or refused with the choice to edit or discard it. */
import { PencilLine, SendHorizontal, Trash2 } from 'lucide';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import type { PendingMessage } from '#client/chat/session/chat-outbox.ts';
import { announcementWords } from '#client/i18n/words/announcement-words.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import '#client/i18n/words/refusal-sentences.ts';

export function PendingMessageRow({ model, pending }: { readonly model: ChatModel; readonly pending: PendingMessage }) {
  const say = chatWords.value;
  const { counter, text, file, to: recipient, refusal, foundWord, uploaded } = pending;

  function rewrite(): void {
    model.draftText.value = text;
    if (file === null) model.draftPicture.remove();
    else void model.draftPicture.attach(file);
    model.recipient.value = recipient;
    model.session.discard(counter);
  }

  return (
    <li class="chat-message" data-own="true" data-pending="true">
      <div class="chat-row">
        <div class="chat-bubble">
          {text !== '' && (
            <p class="chat-text" dir="auto">
              {text}
            </p>
          )}
          {file !== null && <p class="chat-mark">{announcementWords.value.picture}</p>}
          {refusal === null && file !== null ? (
            <progress class="meter" max={1} value={uploaded} aria-label={say.sending} />
          ) : (
            refusal === null && <p class="chat-mark">{say.sending}</p>
          )}
        </div>
      </div>
      {refusal !== null && (
        <div class="chat-actions">
          {foundWord === null ? <ErrorLine code={refusal} /> : <ErrorLine text={say.foundWord(foundWord)} />}
          <Button icon={PencilLine} onClick={rewrite}>
            {say.rewrite}
          </Button>
          {foundWord !== null && (
            <Button icon={SendHorizontal} onClick={() => model.session.sendAnyway(counter)}>
              {say.sendAnyway}
            </Button>
          )}
          <Button icon={Trash2} onClick={() => model.session.discard(counter)}>
            {say.discard}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Opens and closes the chat. Shows how much is new in it as a number, and announces new messages to screen readers. */
import { MessageCircle } from 'lucide';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { ChatPanelState } from './chat-panel-state.ts';

/** More is shown as "9+". */
const UNREAD_SHOWN_MAX = 9;

export function ChatButton({ panel }: { readonly panel: ChatPanelState }) {
  const { isOpen, unread, announcements, model } = panel;
  const say = sharedWords.value;
  const count = unread.value;
  return (
    <>
      <Button
        kind="quiet"
        class="button chat-button"
        icon={MessageCircle}
        label={count === 0 ? say.chat : say.chatWithNew(count)}
        aria-expanded={isOpen.value}
        data-live={model.value?.state.value.isOpen === true}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        {count > 0 && (
          <b class="badge" aria-hidden="true" translate={false}>
            {count > UNREAD_SHOWN_MAX ? `${UNREAD_SHOWN_MAX}+` : count}
          </b>
        )}
      </Button>
      <div class="unseen" role="log" aria-label={say.chat}>
        {announcements.value.map(({ key, text }) => (
          <p key={key}>{text}</p>
        ))}
      </div>
    </>
  );
}

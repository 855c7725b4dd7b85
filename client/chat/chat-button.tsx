/** Folds the chat out and in, and says how much is new in it: to the eye by a number, to a screen reader as it comes. */
import { MessageCircle } from 'lucide';
import { words } from '../i18n/words/shared.ts';
import { Button } from '../ui/controls/button.tsx';
import type { Fold } from './fold.ts';

/** More is only "many". */
const SHOWN_MAX = 9;

export function ChatButton({ fold }: { readonly fold: Fold }) {
  const { isOpen, unread, news, room } = fold;
  const say = words.value;
  const count = unread.value;
  return (
    <>
      <Button
        kind="quiet"
        class="button chat-button"
        icon={MessageCircle}
        label={count === 0 ? say.chat : say.chatWithNew(count)}
        aria-expanded={isOpen.value}
        data-live={room.value?.state.value.isOpen === true}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        {count > 0 && (
          <b class="badge" aria-hidden="true">
            {count > SHOWN_MAX ? `${SHOWN_MAX}+` : count}
          </b>
        )}
      </Button>
      <div class="unseen" role="log" aria-label={say.chat}>
        {news.value.map(({ key, text }) => (
          <p key={key}>{text}</p>
        ))}
      </div>
    </>
  );
}

/** A few emoji for a classroom. The device's own fonts have them: nothing is loaded for them. */

import { Smile } from 'lucide';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { closePopoverAround } from '#client/ui/surfaces/popover-support.ts';

const EMOJI = [
  '😀',
  '😄',
  '😂',
  '😊',
  '😍',
  '😎',
  '🤔',
  '😮',
  '😢',
  '😭',
  '😡',
  '😴',
  '🤗',
  '🥳',
  '🙈',
  '🙏',
  '👍',
  '👎',
  '👏',
  '🙌',
  '👋',
  '✌️',
  '💪',
  '🤝',
  '❤️',
  '💛',
  '💚',
  '💙',
  '⭐',
  '✨',
  '🔥',
  '🎉',
  '✅',
  '❌',
  '❓',
  '❗',
  '💡',
  '🧩',
  '🎨',
  '📚',
  '🐶',
  '🐱',
  '🐰',
  '🐼',
  '🦊',
  '🐳',
  '🌸',
  '🍀',
] as const;

export function EmojiPicker({ onPick }: { readonly onPick: (emoji: string) => void }) {
  return (
    <Popover label={chatWords.value.emoji} icon={Smile}>
      <div class="emoji" tabIndex={-1}>
        {EMOJI.map((emoji) => (
          <button
            key={emoji}
            type="button"
            onClick={({ currentTarget }) => {
              closePopoverAround(currentTarget);
              onPick(emoji);
            }}
          >
            {emoji}
          </button>
        ))}
      </div>
    </Popover>
  );
}

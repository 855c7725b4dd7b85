/** The teacher's switches: who writes, how fast, pictures, words, who is muted; and the end of all that was said. */
import { MessageCircleX } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { FILTER_WORD_LENGTH_MAX, FILTER_WORDS_MAX } from '../../../shared/limits.ts';
import { CHAT_PICTURES, CHAT_VOICES, type ChatView } from '../../../shared/protocol/chat/events.ts';
import type { ChatChanges } from '../../../shared/protocol/chat/schemas.ts';
import { chatWords } from '../../i18n/words/chat.ts';
import type { Trouble } from '../../i18n/words/errors.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Choices } from '../../ui/controls/choices.tsx';
import { TroubleLine } from '../../ui/controls/trouble.tsx';
import { useWished } from '../../ui/controls/wished.ts';
import { NameChip } from '../../ui/seat-mark.tsx';
import { clearChat, setChat } from '../talk/acts.ts';
import type { ChatRoom } from '../talk/room.ts';

const SLOW_SECONDS = [0, 10, 30, 60] as const;

export function Settings({ room, view }: { readonly room: ChatRoom; readonly view: ChatView }) {
  const say = chatWords.value;
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const set = (changes: ChatChanges) =>
    setChat(room.classroom, changes).then((reply) => {
      setTrouble(reply.ok ? null : reply.code);
      return reply.ok;
    });
  const [voice, chooseVoice] = useWished(view.voice, (next) => set({ voice: next }));
  const [slow, chooseSlow] = useWished(view.slow, (next) => set({ slow: next }));
  const [pictures, choosePictures] = useWished(view.pictures, (next) => set({ pictures: next }));
  const muted = view.forTeachers?.seats.filter((seat) => seat.muted) ?? [];
  return (
    <div class="chat-settings stack">
      {trouble !== null && <TroubleLine code={trouble} />}
      <Choices
        legend={say.voice}
        of={CHAT_VOICES.map((value) => ({ value, label: say.voices[value], hint: say.voiceHints[value] }))}
        chosen={voice}
        onChoose={chooseVoice}
      />
      <Choices
        legend={say.slow}
        of={SLOW_SECONDS.map((value) => ({ value, label: value === 0 ? say.slowOff : say.slowSeconds(value) }))}
        chosen={slow}
        onChoose={chooseSlow}
      />
      <Choices
        legend={say.pictures}
        of={CHAT_PICTURES.map((value) => ({ value, label: say.pictureChoices[value] }))}
        chosen={pictures}
        onChoose={choosePictures}
      />
      <Words words={view.forTeachers?.words ?? []} onSave={(words) => set({ words })} />
      {muted.length > 0 && (
        <section class="chat-muted">
          <h3 class="label">{say.mutedOnes}</h3>
          <ul>
            {muted.map(({ seat, name, hue, shape }) => (
              <li key={seat}>
                <NameChip name={name} hue={hue} shape={shape} />
                <Button onClick={() => void set({ mute: { seat, muted: false } })}>{say.unmute(name)}</Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Clear onClear={() => void clearChat(room.classroom).then((reply) => setTrouble(reply.ok ? null : reply.code))} />
    </div>
  );
}

interface WordsProps {
  readonly words: readonly string[];
  readonly onSave: (words: string[]) => Promise<boolean>;
}

function Words({ words, onSave }: WordsProps) {
  const say = chatWords.value;
  const id = useId();
  const [typed, type] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const lines = (typed ?? '')
    .split('\n')
    .map((word) => [...word.trim()].slice(0, FILTER_WORD_LENGTH_MAX).join(''))
    .filter((word) => word !== '')
    .slice(0, FILTER_WORDS_MAX);
  return (
    <div class="field">
      <label for={id}>{say.filter}</label>
      <textarea
        id={id}
        rows={3}
        aria-describedby={`${id}-hint`}
        value={typed ?? words.join('\n')}
        onInput={({ currentTarget }) => {
          type(currentTarget.value);
          setSaved(false);
        }}
      />
      <p class="hint" id={`${id}-hint`} role="status">
        {isSaved ? say.saved : say.filterHint}
      </p>
      {typed !== null && (
        <Button
          onClick={() =>
            void onSave(lines).then((saved) => {
              if (saved) type(null);
              setSaved(saved);
            })
          }
        >
          {say.save}
        </Button>
      )}
    </div>
  );
}

function Clear({ onClear }: { readonly onClear: () => void }) {
  const say = chatWords.value;
  const [isAsking, ask] = useState(false);
  if (!isAsking)
    return (
      <Button kind="danger" icon={MessageCircleX} onClick={() => ask(true)}>
        {say.clear}
      </Button>
    );
  return (
    <fieldset class="chat-acts">
      <legend>{say.clearAsk}</legend>
      <Button onClick={() => ask(false)}>{say.keep}</Button>
      <Button
        kind="danger"
        icon={MessageCircleX}
        onClick={() => {
          ask(false);
          onClear();
        }}
      >
        {say.clearNow}
      </Button>
    </fieldset>
  );
}

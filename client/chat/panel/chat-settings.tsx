/** The teacher's chat settings: who may write, slow mode, pictures, filtered words, muted students, and clearing the chat. */
import { MessageCircleX } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { changeChatSettings, clearChat } from '#client/chat/session/chat-api.ts';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { useOptimistic } from '#client/ui/controls/use-optimistic.ts';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import { FILTER_WORD_LENGTH_MAX, FILTER_WORDS_MAX } from '#shared/limits.ts';
import type { ChatChanges } from '#shared/protocol/http/chat-bodies.ts';
import { CHAT_PICTURES, CHAT_VOICES, type ChatView } from '#shared/protocol/views/chat-view.ts';

const SLOW_SECONDS = [0, 10, 30, 60] as const;

export function ChatSettings({ model, view }: { readonly model: ChatModel; readonly view: ChatView }) {
  const say = chatWords.value;
  const [errorCode, setErrorCode] = useState<RequestErrorCode | null>(null);
  const set = (changes: ChatChanges) =>
    changeChatSettings(model.classroom, changes).then((reply) => {
      setErrorCode(reply.ok ? null : reply.code);
      return reply.ok;
    });
  const [voice, chooseVoice] = useOptimistic(view.voice, (next) => set({ voice: next }));
  const [slow, chooseSlow] = useOptimistic(view.slow, (next) => set({ slow: next }));
  const [pictures, choosePictures] = useOptimistic(view.pictures, (next) => set({ pictures: next }));
  const muted = view.forTeachers?.seats.filter((seat) => seat.muted) ?? [];
  return (
    <div class="chat-settings stack" tabIndex={-1}>
      {errorCode !== null && <ErrorLine code={errorCode} />}
      <Choices
        legend={say.whoMayWrite}
        options={CHAT_VOICES.map((value) => ({
          value,
          label: say.whoMayWriteChoices[value],
          hint: say.whoMayWriteHints[value],
        }))}
        chosen={voice}
        onChoose={chooseVoice}
      />
      <Choices
        legend={say.slow}
        options={SLOW_SECONDS.map((value) => ({ value, label: value === 0 ? say.slowOff : say.slowSeconds(value) }))}
        chosen={slow}
        onChoose={chooseSlow}
      />
      <Choices
        legend={say.pictures}
        options={CHAT_PICTURES.map((value) => ({ value, label: say.pictureChoices[value] }))}
        chosen={pictures}
        onChoose={choosePictures}
      />
      <WordFilter words={view.forTeachers?.words ?? []} onSave={(words) => set({ words })} />
      <AllowedWords
        forms={view.forTeachers?.allowed ?? []}
        onFilter={(form) => void set({ allow: { form, allowed: false } })}
      />
      {muted.length > 0 && (
        <section class="chat-muted">
          <h3 class="label">{say.mutedStudents}</h3>
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
      <hr />
      <ClearChat
        onClear={() => void clearChat(model.classroom).then((reply) => setErrorCode(reply.ok ? null : reply.code))}
      />
    </div>
  );
}

interface WordFilterProps {
  readonly words: readonly string[];
  readonly onSave: (words: string[]) => Promise<boolean>;
}

function WordFilter({ words, onSave }: WordFilterProps) {
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

interface AllowedWordsProps {
  readonly forms: readonly string[];
  /** The form is filtered again. */
  readonly onFilter: (form: string) => void;
}

function AllowedWords({ forms, onFilter }: AllowedWordsProps) {
  const say = chatWords.value;
  if (forms.length === 0) return null;
  return (
    <section class="chat-muted">
      <h3 class="label">{say.allowedWords}</h3>
      <ul>
        {forms.map((form) => (
          <li key={form}>
            <b dir="auto">{form}</b>
            <Button aria-label={say.filterAgain(form)} onClick={() => onFilter(form)}>
              {say.filterAgainShort}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ClearChat({ onClear }: { readonly onClear: () => void }) {
  const say = chatWords.value;
  const [isConfirming, ask] = useState(false);
  if (!isConfirming)
    return (
      <Button kind="danger" icon={MessageCircleX} onClick={() => ask(true)}>
        {say.clear}
      </Button>
    );
  return (
    <fieldset class="chat-actions">
      <legend>{say.clearQuestion}</legend>
      <Button onClick={() => ask(false)}>{say.clearCancel}</Button>
      <Button
        kind="danger"
        icon={MessageCircleX}
        onClick={() => {
          ask(false);
          onClear();
        }}
      >
        {say.clearConfirm}
      </Button>
    </fieldset>
  );
}

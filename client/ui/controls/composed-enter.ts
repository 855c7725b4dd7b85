/**
 * Enter while an input method composes. One Enter sends a composed Hangul syllable with its text; other scripts use Enter to choose
 * among candidates, and get it for themselves. Some browsers tell such an Enter before the composition ends, Safari after it, and some
 * as a key without a name: it has the code of the key alone. ibus tells it both before and after, and between them ends the
 * composition empty: the syllable follows as plain input.
 */

/** The key code of a key that an input method takes for itself. */
export const COMPOSING_KEY = 229;
const HANGUL = /^\p{Script=Hangul}+$/u;

/** A syllable that follows its composition is there after this time, if no Enter has come by then. Milliseconds. */
const COMMIT_MS = 100;

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'keyCode' | 'shiftKey' | 'isComposing' | 'preventDefault'>;

export class ComposedEnter {
  readonly #onSend: () => void;
  #composed = '';
  #sendsAtEnd = false;
  #commit: ReturnType<typeof setTimeout> | undefined;

  constructor(onSend: () => void) {
    this.#onSend = onSend;
  }

  /** An Enter has come, and its text has not. */
  get isWaiting(): boolean {
    return this.#sendsAtEnd;
  }

  onKeyDown(event: Key): void {
    const isEnter = event.key === 'Enter' || event.code === 'Enter' || event.code === 'NumpadEnter';
    if (!isEnter || event.shiftKey) return;
    const isComposing = event.isComposing || event.keyCode === COMPOSING_KEY;
    if (isComposing && !HANGUL.test(this.#composed)) return;
    event.preventDefault();
    if (event.isComposing) this.#sendsAtEnd = true;
    else this.#send();
  }

  onCompositionUpdate({ data }: Pick<CompositionEvent, 'data'>): void {
    this.#composed = data;
  }

  /** The field has its text: call it after that was read. */
  onCompositionEnd({ data }: Pick<CompositionEvent, 'data'>): void {
    this.#composed = data;
    if (!this.#sendsAtEnd) return;
    if (data === '') this.#commit = setTimeout(() => this.#send(), COMMIT_MS);
    else this.#send();
  }

  /** Keeps the line break out that the Enter would leave. */
  onBeforeInput(event: Pick<InputEvent, 'inputType' | 'preventDefault'>): void {
    if (this.#sendsAtEnd && /^insert(LineBreak|Paragraph)$/.test(event.inputType)) event.preventDefault();
  }

  #send(): void {
    clearTimeout(this.#commit);
    this.#sendsAtEnd = false;
    this.#onSend();
  }
}

/** A text with a button that copies it. Where the page cannot copy, it selects the text for copying by hand. */
import { Check, Copy } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from './button.tsx';

export function CopyText({ label, text }: { readonly label: string; readonly text: string }) {
  const say = sharedWords.value;
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'selected' | null>(null);

  async function copy(): Promise<void> {
    field.current?.select();
    // Missing outside secure contexts, contrary to its type.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    if (clipboard === undefined) {
      // Deprecated, but the only API on plain http.
      setOutcome(document.execCommand('copy') ? 'copied' : 'selected');
      return;
    }
    try {
      await clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // The browser or the user refused: the text stays selected.
      setOutcome('selected');
    }
  }

  return (
    <div class="copy">
      <input
        ref={field}
        class="select"
        readOnly
        value={text}
        aria-label={label}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Button icon={outcome === 'copied' ? Check : Copy} onClick={copy}>
        {outcome === 'copied' ? say.copied : say.copy}
      </Button>
      <span class={outcome === 'selected' ? 'hint' : 'unseen'} role="status">
        {outcome === 'selected' ? say.copyByHand : outcome === 'copied' ? say.copied : ''}
      </span>
    </div>
  );
}

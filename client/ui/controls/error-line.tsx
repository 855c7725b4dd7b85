/** The sentence that says why something was not done. Its code follows in small print, for support. */
import { CircleAlert } from 'lucide';
import { errorSentences, hasSentence } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { Icon } from './icon.tsx';

interface TextProps {
  readonly id?: string;
  /** A sentence that belongs to no error code. */
  readonly text: string;
}
interface CodeProps {
  readonly id?: string;
  readonly code: RequestErrorCode;
}

export function ErrorLine(props: TextProps | CodeProps) {
  return (
    <p class="error-line" id={props.id} role="alert">
      <Icon icon={CircleAlert} />
      <span>{'text' in props ? props.text : <CodeSentence code={props.code} />}</span>
    </p>
  );
}

/** The sentence of a code, then the code. A code without a sentence on this page shows as `internal`. */
function CodeSentence({ code }: { readonly code: RequestErrorCode }) {
  const known = hasSentence(code) ? code : 'internal';
  return (
    <>
      {/* The space is the sentence's: the line may break there. */}
      {errorSentences.value[known]} <small>{sharedWords.value.errorCode(known)}</small>
    </>
  );
}

/** Why something was not done, in words; the code follows small, for whoever helps. */
import { CircleAlert } from 'lucide';
import { errorSentences, type RequestErrorCode } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Icon } from './icon.tsx';

interface TextProps {
  readonly id?: string;
  /** A sentence of the page's own. */
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
      <span>
        {'text' in props ? props.text : errorSentences.value[props.code]}
        {'code' in props && (
          // The space before it is the sentence's: there the line may break.
          <>
            {' '}
            <small>{sharedWords.value.errorCode(props.code)}</small>
          </>
        )}
      </span>
    </p>
  );
}

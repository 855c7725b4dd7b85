/** Why something was not done, in words; the code follows small, for whoever helps. */
import { CircleAlert } from 'lucide';
import { sentences, type Trouble } from '../../i18n/words/errors.ts';
import { words } from '../../i18n/words/shared.ts';
import { Icon } from './icon.tsx';

interface Plain {
  readonly id?: string;
  /** A sentence of the page's own. */
  readonly says: string;
}
interface Coded {
  readonly id?: string;
  readonly code: Trouble;
}

export function TroubleLine(props: Plain | Coded) {
  return (
    <p class="trouble" id={props.id} role="alert">
      <Icon of={CircleAlert} />
      <span>
        {'says' in props ? props.says : sentences.value[props.code]}
        {'code' in props && (
          // The space before it is the sentence's: there the line may break.
          <>
            {' '}
            <small>{words.value.forHelp(props.code)}</small>
          </>
        )}
      </span>
    </p>
  );
}

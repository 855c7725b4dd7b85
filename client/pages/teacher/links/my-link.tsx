/** Her own way back to the class: a secret, so it is shown on request and never beside the students' code. */
import type { ClassroomId } from '../../../../shared/ids.ts';
import { teacherWords } from '../../../i18n/words/teacher.ts';
import { CopyText } from '../../../ui/controls/copy.tsx';
import { ownLink } from './key.ts';

interface MyLinkProps {
  readonly classroom: ClassroomId;
  /** Where other devices find the server; null when they do not. */
  readonly origin: string | null;
}

export function MyLink({ classroom, origin }: MyLinkProps) {
  const say = teacherWords.value;
  const link = ownLink(classroom, origin ?? location.origin);
  return (
    <section class="stack my-link">
      <h2>{say.myLink}</h2>
      {link === null ? <p class="hint">{say.myLinkElsewhere}</p> : <CopyText label={say.myLink} text={link} />}
      {link !== null && <p class="hint">{say.myLinkHint}</p>}
    </section>
  );
}

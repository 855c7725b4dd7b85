/** The teacher's own link to the class. It is a secret: shown on request, and never beside the students' code. */

import { storedTeacherLink } from '#client/classroom/teacher-key.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { CopyText } from '#client/ui/controls/copy-text.tsx';
import type { ClassroomId } from '#shared/ids.ts';

interface MyLinkProps {
  readonly classroom: ClassroomId;
  /** The address at which other devices reach the server; null when they cannot. */
  readonly origin: string | null;
}

export function MyLink({ classroom, origin }: MyLinkProps) {
  const say = teacherWords.value;
  const link = storedTeacherLink(classroom, origin ?? location.origin);
  return (
    <section class="stack my-link">
      <h2>{say.myLink}</h2>
      {link === null ? <p class="hint">{say.myLinkOnOtherDevice}</p> : <CopyText label={say.myLink} text={link} />}
      {link !== null && <p class="hint">{say.myLinkHint}</p>}
    </section>
  );
}

/** In place of a teacher's page, for whoever has not opened the class's teacher link here. It does not say whether there is such a class. */
import { errorSentences } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { teacherConnectionWords } from '#client/i18n/words/teacher/teacher-connection-words.ts';
import { NoticePage } from '#client/ui/surfaces/notice-page.tsx';
import { PAGE } from '#shared/protocol/paths.ts';
import '#client/i18n/words/teacher/teacher-error-sentences.ts';

export function TeacherOnly() {
  return (
    <NoticePage text={errorSentences.value['not-member']} home={PAGE.newClass}>
      <a class="button" data-kind="primary" href={PAGE.newClass}>
        {sharedWords.value.toStartPage}
      </a>
      <a class="button" href={PAGE.join}>
        {teacherConnectionWords.value.asStudent}
      </a>
    </NoticePage>
  );
}

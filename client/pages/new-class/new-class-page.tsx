/** The teachers' start page: the picture, the number of pieces, who plays together, and the button that opens the class. */
import { ArrowLeft, ArrowRight } from 'lucide';
import { setWindowTitle } from '#client/app/start.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { nextActivityWords } from '#client/i18n/words/teacher/next-activity-words.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { LanguageSelect } from '#client/ui/surfaces/language-select.tsx';
import { Wordmark } from '#client/ui/surfaces/wordmark.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { PAGE, pagePath } from '#shared/protocol/paths.ts';
import { OpenClassButton } from './creation/open-class-button.tsx';
import { DraftForm } from './draft/draft-form.tsx';
import { MyClasses } from './my-classes.tsx';
import { PictureDropZone } from './picture/picture-drop-zone.tsx';
import { useNewClass } from './use-new-class.ts';
import './new-class-page.css';

interface NewClassPageProps {
  /** The page starts the next activity of this class; null: it opens a new one. */
  readonly existingClass: ClassroomId | null;
}

export function NewClassPage({ existingClass }: NewClassPageProps) {
  const title = existingClass === null ? newClassWords.value.start : nextActivityWords.value.nextPicture;
  const { chosen, cuts, draft, setDraft, needsDescription, request } = useNewClass(existingClass);
  setWindowTitle(title);
  return (
    <>
      <NewClassBar existingClass={existingClass} />
      <main class="new-class">
        <h1>{title}</h1>
        <PictureDropZone existingClass={existingClass} chosen={chosen} spec={cuts.spec} />
        <DraftForm
          isNext={existingClass !== null}
          cuts={cuts}
          draft={draft}
          onDraft={setDraft}
          needsDescription={needsDescription}
        >
          <OpenClassButton
            request={request}
            missing={chosen.picture === null ? 'picture' : null}
            existingClass={existingClass}
          />
        </DraftForm>
        {existingClass === null && <MyClasses />}
      </main>
      {existingClass === null && (
        <footer class="bar new-class-footer">
          <a class="button" data-kind="quiet" href={PAGE.join}>
            {newClassWords.value.iAmStudent}
            <Icon icon={ArrowRight} />
          </a>
        </footer>
      )}
    </>
  );
}

function NewClassBar({ existingClass }: { readonly existingClass: ClassroomId | null }) {
  return (
    <header class="bar">
      {existingClass === null ? (
        <Wordmark />
      ) : (
        <a class="button" data-kind="quiet" href={pagePath('teacher', existingClass)}>
          <Icon icon={ArrowLeft} />
          {sharedWords.value.back}
        </a>
      )}
      <span class="far">
        <LanguageSelect />
      </span>
    </header>
  );
}

/** The teachers' start page: the picture, the number of pieces, who plays together, and the button that opens the class. */
import { ArrowLeft, ArrowRight } from 'lucide';
import { useState } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { setWindowTitle } from '#client/app/start.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { nextActivityWords } from '#client/i18n/words/teacher/next-activity-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { LanguageSelect } from '#client/ui/surfaces/language-select.tsx';
import { Wordmark } from '#client/ui/surfaces/wordmark.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { PAGE, pagePath } from '#shared/protocol/paths.ts';
import { CardSetForm } from './cards/card-set-form.tsx';
import { isUnfinished } from './cards/pictures/picture-draft.ts';
import { OpenClassButton } from './creation/open-class-button.tsx';
import { ClassOptions } from './draft/class-options.tsx';
import { DraftForm } from './draft/draft-form.tsx';
import type { Material, MissingPart } from './material.ts';
import { MyClasses } from './my-classes.tsx';
import { PictureDropZone } from './picture/picture-drop-zone.tsx';
import { useStayOnDrop } from './picture/use-paste-and-drop.ts';
import { type NewClassState, useNewClass } from './use-new-class.ts';
import './new-class-page.css';

const MATERIALS: readonly Material[] = ['picture', 'cards', 'map'];
const loadMapForm = () => import('./maps/map-form.tsx').then(({ MapForm }) => MapForm);

interface NewClassPageProps {
  /** The page starts the next activity of this class; null: it opens a new one. */
  readonly existingClass: ClassroomId | null;
}

export function NewClassPage({ existingClass }: NewClassPageProps) {
  const title = existingClass === null ? newClassWords.value.start : nextActivityWords.value.nextPicture;
  const { material, setMaterial, cards, labels, pictureCards, map, ...state } = useNewClass(existingClass);
  const { chosen, cuts, draft, setDraft, needsDescription, request } = state;
  const say = newClassWords.value.materials;
  const [isMoreOpen, setIsMoreOpen] = useState(false);
  const options = {
    isNext: existingClass !== null,
    cuts: material === 'picture' ? cuts : null,
    draft,
    onDraft: setDraft,
  };
  // The options of the class itself fill a column more.
  const optionColumns = options.isNext ? 1 : 2;
  setWindowTitle(title);
  useStayOnDrop();
  return (
    <>
      <NewClassBar existingClass={existingClass} />
      <main class="new-class-page">
        <div class="new-class" data-material={material} data-options={isMoreOpen ? optionColumns : undefined}>
          <div class="new-class-title stack">
            <h1>{title}</h1>
            <Choices
              legend={say.what}
              options={MATERIALS.map((value) => ({ value, label: say[value] }))}
              chosen={material}
              onChoose={setMaterial}
            />
          </div>
          {material === 'picture' && <PictureDropZone existingClass={existingClass} chosen={chosen} spec={cuts.spec} />}
          {material === 'cards' && (
            <CardSetForm
              cards={cards}
              labels={labels}
              pictures={pictureCards}
              chosen={chosen}
              existingClass={existingClass}
            />
          )}
          {material === 'map' && <Lazy load={loadMapForm} props={{ choice: map }} />}
          <DraftForm
            {...options}
            needsDescription={needsDescription}
            isMoreOpen={isMoreOpen}
            onMore={() => setIsMoreOpen(!isMoreOpen)}
          />
          {isMoreOpen && <ClassOptions {...options} />}
          {existingClass === null && <MyClasses />}
        </div>
        <div class="open-bar">
          <OpenClassButton
            request={request}
            missing={whatIsMissing({ chosen, cards, labels, pictureCards, map }, material)}
            photoCards={pictureCards.photoCards}
            existingClass={existingClass}
          />
        </div>
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

function whatIsMissing(
  {
    chosen,
    cards,
    labels,
    pictureCards,
    map,
  }: Pick<NewClassState, 'chosen' | 'cards' | 'labels' | 'pictureCards' | 'map'>,
  material: Material,
): MissingPart | null {
  if (material === 'picture') return chosen.picture === null ? 'picture' : null;
  if (material === 'map') return map.id === null ? 'map' : null;
  if (pictureCards.isUsed) return isUnfinished(pictureCards.problem) ? 'pictures' : null;
  if (cards.layout !== 'label') return !cards.read.ok && cards.read.problem.code === 'none' ? 'cards' : null;
  if (chosen.picture === null) return 'picture';
  const areUnwritten = labels.problem !== null && ['none', 'few', 'empty'].includes(labels.problem.code);
  return areUnwritten ? 'labels' : null;
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

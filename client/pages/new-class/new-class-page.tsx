/** The teachers' door: a picture, how many pieces, who plays together, open. All else is under "More". */
import { ArrowLeft, ArrowRight } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { setWindowTitle } from '#client/app/start.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { LanguageSelect } from '#client/ui/surfaces/preferences.tsx';
import { Wordmark } from '#client/ui/surfaces/wordmark.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { DESCRIPTION_LENGTH_MAX } from '#shared/limits.ts';
import type { Crop } from '#shared/picture/crop.ts';
import type { Size } from '#shared/puzzle/sizes.ts';
import { isReusedPicture, type PictureSource } from './class-creation.ts';
import { activityRequest, classroomRequest, DEFAULT_DRAFT } from './class-draft.ts';
import { ClassOptions } from './class-options.tsx';
import { MyClasses } from './my-classes.tsx';
import { OpenClassButton } from './open-class-button.tsx';
import { type ChosenPicture, cropPicture, openPicture } from './picture/chosen-picture.ts';
import { PictureDropZone, type PictureProblem } from './picture/picture-drop-zone.tsx';
import { isSizeOffered, nearestSize, otherSizesFor, puzzleSpec, randomSeed, sizesFor } from './picture/puzzle-size.ts';
import { TeamCount } from './team-count.tsx';
import './new-class-page.css';

/** A shape to show sizes for while there is no picture yet. */
const DEFAULT_SHAPE = { width: 4, height: 3 };

interface NewClassPageProps {
  /** The next activity of this class, instead of a class of its own. */
  readonly existingClass?: ClassroomId;
}

export function NewClassPage({ existingClass }: NewClassPageProps) {
  const say = newClassWords.value;
  const { mode } = sharedWords.value;
  const [uncropped, setUncropped] = useState<ChosenPicture | null>(null);
  const [crop, setCrop] = useState<Crop | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [problem, setProblem] = useState<PictureProblem | null>(null);
  const [pieces, setPieces] = useState<number | undefined>(undefined);
  /** As chosen, on whichever picture. */
  const [otherPieces, setOtherPieces] = useState<ReadonlySet<number>>(new Set());
  const [draft, setDraft] = useState(DEFAULT_DRAFT);
  /** The words that came with an earlier picture: they go with it, too. */
  const [describedPicture, setDescribedPicture] = useState('');
  const [hasOptionsOpen, setOptionsOpen] = useState(false);
  const [seed] = useState(randomSeed);

  const picture = useMemo(
    () => (uncropped === null || crop === null ? uncropped : cropPicture(uncropped, crop)),
    [uncropped, crop],
  );
  const sizes = useMemo(() => sizesFor(picture ?? DEFAULT_SHAPE), [picture]);
  const size = nearestSize(sizes, pieces);
  const spec = useMemo(
    () => (picture === null || size === null ? null : puzzleSpec(picture, size, draft.tab, seed)),
    [picture, size?.columns, size?.rows, draft.tab, seed],
  );
  setWindowTitle(existingClass === undefined ? say.start : controlsWords.value.nextPicture);

  async function take(source: PictureSource): Promise<void> {
    setIsReading(true);
    setProblem(null);
    const opened = await openPicture(source);
    setIsReading(false);
    if (typeof opened === 'string') setProblem(opened);
    else if (sizesFor(opened).length === 0) setProblem('too-narrow');
    else {
      setUncropped(opened);
      setCrop(null);
      const description = isReusedPicture(source) ? source.description : '';
      setDescribedPicture(description);
      setDraft((current) =>
        description !== '' || current.description === describedPicture ? { ...current, description } : current,
      );
    }
  }

  /** A sample that is not cropped says itself what it shows. */
  const hasWords = typeof picture?.source === 'string' && crop === null;
  const classroom = classroomRequest(draft);
  const otherSizes = otherSizesFor(sizes, size, [...otherPieces]);
  const request =
    picture === null || spec === null || classroom === null
      ? null
      : {
          source: picture.source,
          crop,
          classroom,
          activity: {
            ...activityRequest(draft, [
              spec,
              ...otherSizes.flatMap((other) => puzzleSpec(picture, other, draft.tab, seed) ?? []),
            ]),
            ...(hasWords || draft.description.trim() === '' ? {} : { description: draft.description }),
          },
        };

  return (
    <>
      <header class="bar">
        {existingClass === undefined ? (
          <Wordmark />
        ) : (
          <a class="button" data-kind="quiet" href={`/teach/${existingClass}`}>
            <Icon icon={ArrowLeft} />
            {sharedWords.value.back}
          </a>
        )}
        <span class="far">
          <LanguageSelect />
        </span>
      </header>
      <main class="new-class">
        <h1>{existingClass === undefined ? say.start : controlsWords.value.nextPicture}</h1>
        <PictureDropZone
          existingClass={existingClass ?? null}
          uncropped={uncropped}
          picture={picture}
          crop={crop}
          spec={spec}
          isReading={isReading}
          problem={problem}
          onPicture={take}
          onCrop={setCrop}
        />
        <div class="class-draft stack">
          <Choices
            legend={say.pieces}
            options={sizes.filter((each) => hasOptionsOpen || isSizeOffered(each)).map(asChoice)}
            chosen={size?.pieces ?? 0}
            onChoose={setPieces}
          />
          {size !== null && <p class="hint grid-hint">{say.grid(size.columns, size.rows)}</p>}
          <Choices
            legend={say.mode}
            options={[
              { value: 'each', label: mode.each, hint: say.modeEachHint },
              { value: 'teams', label: mode.teams, hint: say.modeTeamsHint },
              { value: 'together', label: mode.together, hint: say.modeTogetherHint },
            ]}
            chosen={draft.mode}
            onChoose={(chosen) => setDraft({ ...draft, mode: chosen })}
          />
          {draft.mode === 'teams' && (
            <TeamCount teams={draft.teams} onTeams={(teams) => setDraft({ ...draft, teams })} />
          )}
          {picture !== null && !hasWords && (
            <Field
              label={say.description}
              hint={say.descriptionHint}
              value={draft.description}
              maxLength={DESCRIPTION_LENGTH_MAX}
              onInput={({ currentTarget: { value } }) => setDraft({ ...draft, description: value })}
            />
          )}
          {existingClass !== undefined && <p class="hint">{controlsWords.value.nextHint}</p>}
          <OpenClassButton
            request={request}
            missing={picture === null ? 'picture' : null}
            {...(existingClass === undefined ? {} : { existingClass })}
          />
          <details class="details" onToggle={({ currentTarget: { open } }) => setOptionsOpen(open)}>
            <summary class="button" data-kind="quiet">
              {say.moreOptions}
            </summary>
            <ClassOptions
              draft={draft}
              isNext={existingClass !== undefined}
              onDraft={setDraft}
              sizes={sizes.filter((each) => each !== size)}
              otherSizes={new Set(otherSizes.map((each) => each.pieces))}
              onOtherSizes={setOtherPieces}
            />
          </details>
        </div>
        {existingClass === undefined && <MyClasses />}
      </main>
      {existingClass === undefined && (
        <footer class="bar new-class-footer">
          <a class="button" data-kind="quiet" href="/">
            {say.iAmStudent}
            <Icon icon={ArrowRight} />
          </a>
        </footer>
      )}
    </>
  );
}

function asChoice({ pieces }: Size): { readonly value: number; readonly label: string } {
  return { value: pieces, label: String(pieces) };
}

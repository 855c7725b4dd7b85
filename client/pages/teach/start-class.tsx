/** The teachers' door: a picture, how many pieces, who plays together, open. All else is under "More". */
import { ArrowLeft, ArrowRight } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import type { ClassroomId } from '../../../shared/ids.ts';
import { DESCRIPTION_LENGTH_MAX } from '../../../shared/limits.ts';
import type { Crop } from '../../../shared/picture/crop.ts';
import type { Size } from '../../../shared/puzzle/sizes.ts';
import { leadWords } from '../../i18n/words/lead.ts';
import { words } from '../../i18n/words/shared.ts';
import { teachWords } from '../../i18n/words/teach.ts';
import { Choices } from '../../ui/controls/choices.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { LanguageSelect } from '../../ui/surfaces/preferences.tsx';
import { Wordmark } from '../../ui/surfaces/wordmark.tsx';
import { nameWindow } from '../start.tsx';
import { More } from './more.tsx';
import { MyClasses } from './my-classes.tsx';
import { OpenButton } from './open-button.tsx';
import { isKept, type PictureSource } from './opening.ts';
import { freshSeed, isOffered, nearestSize, othersOf, sizesFor, specOf } from './picture/cut.ts';
import { type ChosenPicture, croppedPicture, openPicture } from './picture/picture.ts';
import { PicturePlace, type PictureTrouble } from './picture/picture-place.tsx';
import { Teams } from './teams.tsx';
import { activityOf, classroomOf, USUAL } from './wish.ts';
import './teach.css';

/** A shape to show sizes for while there is no picture yet. */
const USUAL_SHAPE = { width: 4, height: 3 };

interface StartClassProps {
  /** The next activity of this class, instead of a class of its own. */
  readonly into?: ClassroomId;
}

export function StartClass({ into }: StartClassProps) {
  const say = teachWords.value;
  const { mode } = words.value;
  const [whole, setWhole] = useState<ChosenPicture | null>(null);
  const [crop, setCrop] = useState<Crop | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [trouble, setTrouble] = useState<PictureTrouble | null>(null);
  const [pieces, setPieces] = useState<number | undefined>(undefined);
  /** As wished, on whichever picture. */
  const [otherPieces, setOtherPieces] = useState<ReadonlySet<number>>(new Set());
  const [wish, setWish] = useState(USUAL);
  /** The words that came with an earlier picture: they go with it, too. */
  const [told, setTold] = useState('');
  const [isMore, setIsMore] = useState(false);
  const [seed] = useState(freshSeed);

  const picture = useMemo(() => (whole === null || crop === null ? whole : croppedPicture(whole, crop)), [whole, crop]);
  const sizes = useMemo(() => sizesFor(picture ?? USUAL_SHAPE), [picture]);
  const size = nearestSize(sizes, pieces);
  const spec = useMemo(
    () => (picture === null || size === null ? null : specOf(picture, size, wish.tab, seed)),
    [picture, size?.columns, size?.rows, wish.tab, seed],
  );
  nameWindow(into === undefined ? say.start : leadWords.value.next);

  async function take(source: PictureSource): Promise<void> {
    setIsReading(true);
    setTrouble(null);
    const opened = await openPicture(source);
    setIsReading(false);
    if (typeof opened === 'string') setTrouble(opened);
    else if (sizesFor(opened).length === 0) setTrouble('too-narrow');
    else {
      setWhole(opened);
      setCrop(null);
      const description = isKept(source) ? source.description : '';
      setTold(description);
      setWish((now) => (description !== '' || now.description === told ? { ...now, description } : now));
    }
  }

  /** A sample that is not cropped says itself what it shows. */
  const hasWords = typeof picture?.source === 'string' && crop === null;
  const classroom = classroomOf(wish);
  const others = othersOf(sizes, size, [...otherPieces]);
  const ready =
    picture === null || spec === null || classroom === null
      ? null
      : {
          source: picture.source,
          crop,
          classroom,
          activity: {
            ...activityOf(wish, [spec, ...others.flatMap((other) => specOf(picture, other, wish.tab, seed) ?? [])]),
            ...(hasWords || wish.description.trim() === '' ? {} : { description: wish.description }),
          },
        };

  return (
    <>
      <header class="bar">
        {into === undefined ? (
          <Wordmark />
        ) : (
          <a class="button" data-kind="quiet" href={`/teach/${into}`}>
            <Icon of={ArrowLeft} />
            {words.value.back}
          </a>
        )}
        <span class="far">
          <LanguageSelect />
        </span>
      </header>
      <main class="teach">
        <h1>{into === undefined ? say.start : leadWords.value.next}</h1>
        <PicturePlace
          into={into ?? null}
          whole={whole}
          picture={picture}
          crop={crop}
          spec={spec}
          isReading={isReading}
          trouble={trouble}
          onPicture={take}
          onCrop={setCrop}
        />
        <div class="wishes stack">
          <Choices
            legend={say.pieces}
            of={sizes.filter((each) => isMore || isOffered(each)).map(asChoice)}
            chosen={size?.pieces ?? 0}
            onChoose={setPieces}
          />
          {size !== null && <p class="hint grid-hint">{say.grid(size.columns, size.rows)}</p>}
          <Choices
            legend={say.mode}
            of={[
              { value: 'each', label: mode.each, hint: say.eachHint },
              { value: 'teams', label: mode.teams, hint: say.teamsHint },
              { value: 'together', label: mode.together, hint: say.togetherHint },
            ]}
            chosen={wish.mode}
            onChoose={(chosen) => setWish({ ...wish, mode: chosen })}
          />
          {wish.mode === 'teams' && <Teams teams={wish.teams} onTeams={(teams) => setWish({ ...wish, teams })} />}
          {picture !== null && !hasWords && (
            <Field
              label={say.description}
              hint={say.descriptionHint}
              value={wish.description}
              maxLength={DESCRIPTION_LENGTH_MAX}
              onInput={({ currentTarget: { value } }) => setWish({ ...wish, description: value })}
            />
          )}
          {into !== undefined && <p class="hint">{leadWords.value.nextHint}</p>}
          <OpenButton
            ready={ready}
            lacks={picture === null ? 'picture' : null}
            {...(into === undefined ? {} : { into })}
          />
          <details class="details" onToggle={({ currentTarget: { open } }) => setIsMore(open)}>
            <summary class="button" data-kind="quiet">
              {say.more}
            </summary>
            <More
              wish={wish}
              isNext={into !== undefined}
              onWish={setWish}
              sizes={sizes.filter((each) => each !== size)}
              others={new Set(others.map((each) => each.pieces))}
              onOthers={setOtherPieces}
            />
          </details>
        </div>
        {into === undefined && <MyClasses />}
      </main>
      {into === undefined && (
        <footer class="bar teach-foot">
          <a class="button" data-kind="quiet" href="/">
            {say.student}
            <Icon of={ArrowRight} />
          </a>
        </footer>
      )}
    </>
  );
}

function asChoice({ pieces }: Size): { readonly value: number; readonly label: string } {
  return { value: pieces, label: String(pieces) };
}

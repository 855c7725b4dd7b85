/** The place of cards with pictures on the page: each picture with its words, and how they look when all lie in their places. */
import { ArrowDown, ArrowUp, Plus, X } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { pictureCardWords } from '#client/i18n/words/teacher/picture-card-words.ts';
import { PaceChoice } from '#client/pages/new-class/picture/pace-choice.tsx';
import { usePaintedSheet } from '#client/pages/new-class/preview/use-painted-sheet.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { BOXES_MAX, CARD_LETTERS_MAX, CARDS_MAX, CARDS_MIN } from '#shared/limits.ts';
import type { LineLayout } from '#shared/puzzle/kinds/cards/cards.ts';
import { isTooLarge } from './cards-upload.ts';
import type { DraftPicture } from './picture-draft.ts';
import type { PictureCardsState } from './use-picture-cards.ts';
import './picture-cards-form.css';

interface PictureCardsFormProps {
  readonly set: PictureCardsState;
  readonly layout: LineLayout;
}

export function PictureCardsForm({ set, layout }: PictureCardsFormProps) {
  const say = pictureCardWords.value;
  const { pictures, photo, spec, hasCaptions, setCaptions, pace, setPace, upload } = set;
  const movingCount = pictures.filter(({ moving }) => moving !== null).length;
  const { canvas, hasFailed } = usePaintedSheet(photo === null ? null : spec, undefined, photo?.canvas ?? null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.replaceChildren(...(canvas === null ? [] : [canvas])), [canvas]);
  return (
    <>
      <div class="stack picture-list">
        {layout === 'sort' && <BoxList set={set} />}
        <ol class="picture-cards" aria-label={say.list}>
          {pictures.map((picture, index) => (
            <PictureRow key={picture.id} set={set} layout={layout} picture={picture} number={index + 1} />
          ))}
        </ol>
        {upload !== null && isTooLarge(upload) && <ErrorLine text={say.movingTooLarge} />}
        <PicturesProblemLine set={set} />
      </div>
      <div class="stack picture-look">
        {hasFailed && <ErrorLine text={say.notPainted} />}
        <figure class="card-sheet" hidden={canvas === null}>
          <div ref={place} role="img" aria-label={say.preview(pictures.length)} />
          <figcaption class="hint">{hasCaptions ? say.captionedHint : say.previewHint}</figcaption>
        </figure>
        {movingCount > 0 && (
          <PaceChoice legend={say.moving(movingCount)} hints={say.paceHints} pace={pace} setPace={setPace} />
        )}
        <SettingCheck label={say.captions} hint={say.captionsHint} isOn={hasCaptions} onChoose={setCaptions} />
      </div>
    </>
  );
}

function PicturesProblemLine({ set: { problem } }: { readonly set: PictureCardsState }) {
  const say = pictureCardWords.value;
  switch (problem?.code) {
    case 'many':
      return <ErrorLine text={say.many(CARDS_MAX, problem.cards)} />;
    case 'long':
      return <ErrorLine text={say.long(problem.card, CARD_LETTERS_MAX)} />;
    case 'no-name':
      return <p class="hint">{say.noName(problem.card)}</p>;
    case 'same-name':
      return <p class="hint">{say.sameName(problem.card)}</p>;
    case 'no-place':
      return <p class="hint">{say.noPlace(problem.card)}</p>;
    case 'no-box':
      return <p class="hint">{say.noBox(problem.card)}</p>;
    case 'box-long':
      return <ErrorLine text={say.boxLong(problem.box, CARD_LETTERS_MAX)} />;
    case 'box-empty':
      return <p class="hint">{say.boxEmpty(problem.box)}</p>;
    case 'same-box':
      return <p class="hint">{say.sameBox(problem.box)}</p>;
    case 'boxes-few':
      return <p class="hint">{say.boxesFew}</p>;
    case 'few':
      return <p class="hint">{say.few(CARDS_MIN)}</p>;
    default:
      return null;
  }
}

function BoxList({ set: { boxes } }: { readonly set: PictureCardsState }) {
  const say = pictureCardWords.value;
  const { all, add, rename, remove } = boxes;
  const heading = useId();
  return (
    <section class="picture-boxes" aria-labelledby={heading}>
      <p class="label" id={heading}>
        {say.boxes}
      </p>
      <ol aria-labelledby={heading}>
        {all.map(({ id, name }, index) => (
          <li key={id}>
            <input
              type="text"
              class="input"
              dir="auto"
              aria-label={say.boxName(index + 1)}
              placeholder={say.boxName(index + 1)}
              value={name}
              onInput={({ currentTarget: { value } }) => rename(id, value)}
            />
            <Button
              kind="quiet"
              icon={X}
              label={say.removeBox(index + 1)}
              disabled={all.length === 1}
              onClick={() => remove(id)}
            />
          </li>
        ))}
      </ol>
      <Button icon={Plus} disabled={all.length >= BOXES_MAX} onClick={add}>
        {say.addBox}
      </Button>
      <p class="hint">{all.length < BOXES_MAX ? say.boxesHint : say.boxesMost(BOXES_MAX)}</p>
    </section>
  );
}

interface PictureRowProps extends PictureCardsFormProps {
  readonly picture: DraftPicture;
  readonly number: number;
}

function PictureRow({ set, layout, picture, number }: PictureRowProps) {
  const say = pictureCardWords.value;
  const { id, canvas, name, place } = picture;
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => holder.current?.replaceChildren(canvas), [canvas]);
  return (
    <li>
      <div ref={holder} class="picture-thumb" aria-hidden="true" />
      <div class="picture-row">
        <div class="picture-words">
          {layout === 'match' && (
            <input
              type="text"
              class="input"
              dir="auto"
              aria-label={say.place(number)}
              placeholder={say.placeHint}
              value={place}
              onInput={({ currentTarget: { value } }) => set.change(id, { place: value })}
            />
          )}
          <input
            type="text"
            class="input"
            dir="auto"
            aria-label={say.name(number)}
            placeholder={say.nameHint}
            value={name}
            onInput={({ currentTarget: { value } }) => set.change(id, { name: value })}
          />
          {layout === 'sort' && <BoxChoice set={set} picture={picture} number={number} />}
        </div>
        <div class="picture-actions">
          {layout !== 'sort' && (
            <>
              <Button
                kind="quiet"
                icon={ArrowUp}
                label={say.up(number)}
                disabled={number === 1}
                onClick={() => set.move(id, -1)}
              />
              <Button
                kind="quiet"
                icon={ArrowDown}
                label={say.down(number)}
                disabled={number === set.pictures.length}
                onClick={() => set.move(id, 1)}
              />
            </>
          )}
          <Button kind="quiet" icon={X} label={say.remove(number)} onClick={() => set.remove(id)} />
        </div>
      </div>
    </li>
  );
}

/** A box that has no name yet goes by its number. */
function BoxChoice({ set, picture: { id, box }, number }: Omit<PictureRowProps, 'layout'>) {
  const say = pictureCardWords.value;
  const { all } = set.boxes;
  const isThere = box === 'none' || all.some((each) => each.id === box);
  return (
    <select
      class="select"
      aria-label={say.boxOf(number)}
      value={isThere ? `${box}` : ''}
      onChange={({ currentTarget: { value } }) =>
        set.change(id, { box: value === 'none' ? value : value === '' ? null : Number(value) })
      }
    >
      <option value="">{say.chooseBox}</option>
      {all.map((each, index) => (
        <option key={each.id} value={each.id}>
          {each.name.trim() === '' ? say.boxName(index + 1) : each.name}
        </option>
      ))}
      <option value="none">{say.inNoBox}</option>
    </select>
  );
}

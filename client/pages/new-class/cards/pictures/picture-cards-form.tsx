/** The place of cards with pictures on the page: each picture with its words, and how they look when all lie in their places. */
import { ArrowDown, ArrowUp, X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { pictureCardWords } from '#client/i18n/words/teacher/picture-card-words.ts';
import { usePaintedSheet } from '#client/pages/new-class/preview/use-painted-sheet.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { CARD_LETTERS_MAX, CARDS_MAX, CARDS_MIN } from '#shared/limits.ts';
import type { GridLayout } from '#shared/puzzle/kinds/cards/cards.ts';
import type { DraftPicture } from './picture-draft.ts';
import type { PictureCardsState } from './use-picture-cards.ts';
import './picture-cards-form.css';

interface PictureCardsFormProps {
  readonly set: PictureCardsState;
  readonly layout: GridLayout;
}

export function PictureCardsForm({ set, layout }: PictureCardsFormProps) {
  const say = pictureCardWords.value;
  const { pictures, photo, spec } = set;
  const { canvas, hasFailed } = usePaintedSheet(photo === null ? null : spec, undefined, photo?.canvas ?? null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.replaceChildren(...(canvas === null ? [] : [canvas])), [canvas]);
  return (
    <div class="stack">
      <ol class="picture-cards" aria-label={say.list}>
        {pictures.map((picture, index) => (
          <PictureRow key={picture.id} set={set} layout={layout} picture={picture} number={index + 1} />
        ))}
      </ol>
      <PicturesProblemLine set={set} />
      {hasFailed && <ErrorLine text={say.notPainted} />}
      <figure class="card-sheet" hidden={canvas === null}>
        <div ref={place} role="img" aria-label={say.preview(pictures.length)} />
        <figcaption class="hint">{say.previewHint}</figcaption>
      </figure>
    </div>
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
    case 'few':
      return <p class="hint">{say.few(CARDS_MIN)}</p>;
    default:
      return null;
  }
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
      <div class="picture-words">
        {layout === 'match' && (
          <input
            type="text"
            dir="auto"
            aria-label={say.place(number)}
            placeholder={say.placeHint}
            value={place}
            onInput={({ currentTarget: { value } }) => set.change(id, { place: value })}
          />
        )}
        <input
          type="text"
          dir="auto"
          aria-label={say.name(number)}
          placeholder={say.nameHint}
          value={name}
          onInput={({ currentTarget: { value } }) => set.change(id, { name: value })}
        />
      </div>
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
      <Button kind="quiet" icon={X} label={say.remove(number)} onClick={() => set.remove(id)} />
    </li>
  );
}

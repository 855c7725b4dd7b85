/** The place of the map on the page: which one, how it looks when it is solved, and its regions. */
import { Map as MapSign } from 'lucide';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { mapWords } from '#client/i18n/words/teacher/map-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { useShownSide } from '#client/ui/element-size.ts';
import { scrollWholeIntoView } from '#client/ui/scroll-into-view.ts';
import { NAME_LENGTH_MAX } from '#shared/limits.ts';
import { MAP_IDS, MAP_NAMES, REGIONS_MIN } from '#shared/puzzle/kinds/map/map.ts';
import { pieceCount } from '#shared/puzzle/kinds/registry.ts';
import { FeedbackChoice } from '../cards/feedback-choice.tsx';
import { PreviewPlace } from '../preview/preview-place.tsx';
import { usePaintedSheet } from '../preview/use-painted-sheet.ts';
import { MAP_NAMINGS, type MapChoice } from './use-map-choice.ts';
import '../preview/made-puzzle.css';
import './map-form.css';

/** Longest side of the preview. Pixels. */
const PREVIEW_LONG_SIDE = 1_024;

export function MapForm({ choice }: { readonly choice: MapChoice }) {
  const say = mapWords.value;
  const { id, drawn, spec, naming, setNaming, feedback, setFeedback, isFew, choose } = choice;
  const [preview, setPreview] = useState<HTMLCanvasElement | null>(null);
  const shownSide = useShownSide(preview);
  const longSide = spec === null ? 0 : Math.max(spec.width, spec.height);
  // As large as it is shown, so that the names on it are read.
  const names = useMemo(
    () => (shownSide === 0 || longSide === 0 ? undefined : { shownScale: shownSide / longSide }),
    [shownSide, longSide],
  );
  const { canvas, spec: shown, hasFailed } = usePaintedSheet(spec, PREVIEW_LONG_SIDE, null, names);
  const pieces = shown === null ? 0 : pieceCount(shown);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(...(canvas === null ? [] : [canvas]));
    setPreview(canvas);
  }, [canvas]);
  const isCrowded = drawn !== null && spec === null && !isFew;
  const name = id === null ? '' : MAP_NAMES[id][language.value];
  return (
    <section class="made-puzzle" aria-label={newClassWords.value.materials.map}>
      <div class="stack map-choice">
        <Choices
          legend={say.choose}
          columns={2}
          options={MAP_IDS.map((value) => ({
            value,
            label: MAP_NAMES[value][language.value],
            ...(value === 'korea16' || value === 'korea17' ? { hint: say.koreas[value] } : {}),
          }))}
          chosen={id ?? ''}
          onChoose={(chosen) => {
            if (chosen !== '') choose(chosen);
          }}
        />
        <p class="hint" role="status">
          {id === null || isFew || isCrowded ? '' : canvas === null ? say.loading : say.count(pieces)}
        </p>
        {hasFailed && <ErrorLine text={say.notPainted} />}
        {isFew && <ErrorLine text={say.few(REGIONS_MIN)} />}
        {isCrowded && <ErrorLine text={say.crowded} />}
        <Choices
          legend={say.names}
          columns={MAP_NAMINGS.length}
          options={MAP_NAMINGS.map((value) => ({ value, label: say.namings[value] }))}
          chosen={naming}
          onChoose={setNaming}
        />
        <p class="hint">{say.namingHints[naming]}</p>
        {naming === 'cards' && <FeedbackChoice chosen={feedback} onChoose={setFeedback} />}
        {drawn !== null && <RegionList choice={choice} />}
        <p class="hint">{say.credits}</p>
      </div>
      {id === null && <PreviewPlace icon={MapSign} text={say.previewPlace} />}
      <div ref={place} role="img" hidden={canvas === null} aria-label={say.preview(name, pieces)} />
    </section>
  );
}

function RegionList({ choice: { drawn, leftOut, renamed, leaveOut, rename } }: { readonly choice: MapChoice }) {
  const say = mapWords.value;
  return (
    <details
      class="details"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) scrollWholeIntoView(currentTarget);
      }}
    >
      <summary class="button" data-kind="quiet">
        {say.regions}
      </summary>
      <p class="hint">{say.regionsHint}</p>
      <ul class="map-regions">
        {drawn?.regions.map(({ id, words }) => {
          const region = words[language.value];
          return (
            <li key={id}>
              <input
                type="checkbox"
                aria-label={say.takePart(region)}
                checked={!leftOut.has(id)}
                onChange={({ currentTarget: { checked } }) => leaveOut(id, !checked)}
              />
              <input
                type="text"
                class="input"
                dir="auto"
                aria-label={say.nameOf(region)}
                maxLength={NAME_LENGTH_MAX * 2}
                disabled={leftOut.has(id)}
                value={renamed.get(id) ?? region}
                onInput={({ currentTarget: { value } }) => rename(id, value)}
                onBlur={({ currentTarget: { value } }) => {
                  // A field left empty, or as it was, keeps the map's own name.
                  if (renamed.has(id) && ['', region].includes(value.trim())) rename(id, null);
                }}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

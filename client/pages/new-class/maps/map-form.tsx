/** The place of the map on the page: which one, how it looks when it is solved, and its regions. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { mapWords } from '#client/i18n/words/teacher/map-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { NAME_LENGTH_MAX } from '#shared/limits.ts';
import { MAP_IDS, MAP_NAMES, REGIONS_MIN, requestedMap } from '#shared/puzzle/kinds/map/map.ts';
import { usePaintedSheet } from '../preview/use-painted-sheet.ts';
import type { MapChoice } from './use-map-choice.ts';
import '../preview/made-puzzle.css';
import './map-form.css';

/** Longest side of the preview. Pixels. */
const PREVIEW_LONG_SIDE = 1_024;

export function MapForm({ choice }: { readonly choice: MapChoice }) {
  const say = mapWords.value;
  const { id, request, drawn, showsNames, setShowsNames, choose } = choice;
  const spec = useMemo(() => (request === null ? null : requestedMap(request, request.seed)), [request]);
  const { canvas, spec: shown, hasFailed } = usePaintedSheet(spec, PREVIEW_LONG_SIDE);
  const pieces = shown?.regions.length ?? 0;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.replaceChildren(...(canvas === null ? [] : [canvas])), [canvas]);
  const isFew = drawn !== null && request === null;
  const name = id === null ? '' : MAP_NAMES[id][language.value];
  return (
    <section class="made-puzzle" aria-label={newClassWords.value.materials.map}>
      <div class="stack">
        <Choices
          legend={say.choose}
          options={MAP_IDS.map((value) => ({ value, label: MAP_NAMES[value][language.value] }))}
          chosen={id ?? ''}
          onChoose={(chosen) => {
            if (chosen !== '') choose(chosen);
          }}
        />
        <p class="hint" role="status">
          {id === null || isFew ? '' : canvas === null ? say.loading : say.count(pieces)}
        </p>
        {hasFailed && <ErrorLine text={say.notPainted} />}
        {isFew && <ErrorLine text={say.few(REGIONS_MIN)} />}
        <SettingCheck label={say.names} hint={say.namesHint} isOn={showsNames} onChoose={setShowsNames} />
        {drawn !== null && <RegionList choice={choice} />}
        <p class="hint">{say.credits}</p>
      </div>
      <div ref={place} role="img" hidden={canvas === null} aria-label={say.preview(name, pieces)} />
    </section>
  );
}

function RegionList({ choice: { drawn, leftOut, renamed, leaveOut, rename } }: { readonly choice: MapChoice }) {
  const say = mapWords.value;
  return (
    <details class="details">
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
                dir="auto"
                aria-label={say.nameOf(region)}
                placeholder={region}
                maxLength={NAME_LENGTH_MAX * 2}
                disabled={leftOut.has(id)}
                value={renamed.get(id) ?? ''}
                onInput={({ currentTarget: { value } }) => rename(id, value)}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** The map that a teacher chooses: which one, without which regions, under which names, and whether the names show. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import { randomSeed } from '#client/pages/new-class/picture/puzzle-size.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import type { CardFeedback } from '#shared/puzzle/kinds/cards/cards.ts';
import { requestedSpec } from '#shared/puzzle/kinds/choices.ts';
import { type DrawnMap, type MapId, REGIONS_MIN, requestedMap } from '#shared/puzzle/kinds/map/map.ts';
import { loadCutters } from '#shared/puzzle/kinds/registry.ts';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';

/** The seed is the page's, so that the preview is what comes. */
export type MapRequest = Extract<StartActivityRequest['cuts'][number], { readonly map: MapId }> & {
  readonly seed: number;
};

/** What becomes of the regions' names: on the pieces, nowhere, or on cards that are put upon the map. */
export const MAP_NAMINGS = ['shown', 'hidden', 'cards'] as const;
export type MapNaming = (typeof MAP_NAMINGS)[number];

export interface MapChoice {
  /** Null: none yet. */
  readonly id: MapId | null;
  /** Null until it is here. */
  readonly drawn: DrawnMap | null;
  readonly leftOut: ReadonlySet<string>;
  /** As typed, by the regions' ids. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly naming: MapNaming;
  /** Of names on cards: when students learn what is right. */
  readonly feedback: CardFeedback;
  readonly choose: (id: MapId) => void;
  readonly leaveOut: (region: string, isLeftOut: boolean) => void;
  /** @param name null: the map's own */
  readonly rename: (region: string, name: string | null) => void;
  readonly setNaming: (naming: MapNaming) => void;
  readonly setFeedback: (feedback: CardFeedback) => void;
  readonly isFew: boolean;
  /** Null: there is no map yet, it has too few regions, or no room for so many names. */
  readonly request: MapRequest | null;
  /** What comes of the request. */
  readonly spec: PuzzleSpec | null;
}

const NOTHING: Pick<MapChoice, 'drawn' | 'leftOut' | 'renamed'> = {
  drawn: null,
  leftOut: new Set(),
  renamed: new Map(),
};

export function useMapChoice(): MapChoice {
  const [id, setId] = useState<MapId | null>(null);
  const [chosen, setChosen] = useState(NOTHING);
  const [naming, setNaming] = useState<MapNaming>('shown');
  const [feedback, setFeedback] = useState<CardFeedback>('at-once');
  const [seed] = useState(randomSeed);
  useEffect(() => {
    setChosen(NOTHING);
    if (id === null) return;
    return loadPart(
      () => loadDrawn(id),
      (drawn) => setChosen({ ...NOTHING, drawn }),
    );
  }, [id]);
  const { drawn, leftOut, renamed } = chosen;
  const isFew = drawn !== null && drawn.regions.length - leftOut.size < REGIONS_MIN;
  const asked = useMemo(() => {
    if (id === null || drawn === null || isFew) return null;
    const names = [...renamed].filter(([, name]) => name.trim() !== '');
    return {
      ...{ map: id, seed },
      ...(naming === 'cards' ? { names: naming, feedback } : { names: naming === 'shown' }),
      ...(leftOut.size === 0 ? {} : { leftOut: [...leftOut] }),
      ...(names.length === 0 ? {} : { renamed: names.map(([region, name]) => ({ region, name })) }),
    };
  }, [id, chosen, naming, feedback, seed]);
  const spec = useMemo(() => (asked === null ? null : requestedSpec(asked, null, asked.seed)), [asked]);
  return {
    ...{ id, drawn, leftOut, renamed, naming, setNaming, feedback, setFeedback, isFew, spec },
    request: spec === null ? null : asked,
    choose: setId,
    leaveOut(region, isLeftOut) {
      const next = new Set(leftOut);
      if (isLeftOut) next.add(region);
      else next.delete(region);
      setChosen({ ...chosen, leftOut: next });
    },
    rename(region, name) {
      const next = new Map(renamed);
      if (name === null) next.delete(region);
      else next.set(region, name);
      setChosen({ ...chosen, renamed: next });
    },
  };
}

/** With what it is cut by. */
async function loadDrawn(id: MapId): Promise<DrawnMap> {
  const { loadMap } = await import('#shared/puzzle/kinds/map/load-map.ts');
  const drawn = await loadMap(id);
  const whole = requestedMap({ map: id }, 0);
  await loadCutters(whole === null ? [] : [whole]);
  return drawn;
}

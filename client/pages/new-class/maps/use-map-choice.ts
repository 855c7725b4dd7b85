/** The map that a teacher chooses: which one, without which regions, under which names, and whether the names show. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import { randomSeed } from '#client/pages/new-class/picture/puzzle-size.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import { type DrawnMap, type MapId, REGIONS_MIN } from '#shared/puzzle/kinds/map/map.ts';

/** The seed is the page's, so that the preview is what comes. */
export type MapRequest = Extract<StartActivityRequest['cuts'][number], { readonly map: MapId }> & {
  readonly seed: number;
};

export interface MapChoice {
  /** Null: none yet. */
  readonly id: MapId | null;
  /** Null until it is here. */
  readonly drawn: DrawnMap | null;
  readonly leftOut: ReadonlySet<string>;
  /** As typed, by the regions' ids. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly showsNames: boolean;
  readonly choose: (id: MapId) => void;
  readonly leaveOut: (region: string, isLeftOut: boolean) => void;
  readonly rename: (region: string, name: string) => void;
  readonly setShowsNames: (showsNames: boolean) => void;
  /** Null: there is no map yet, or it has too few regions. */
  readonly request: MapRequest | null;
}

const NOTHING: Pick<MapChoice, 'drawn' | 'leftOut' | 'renamed'> = {
  drawn: null,
  leftOut: new Set(),
  renamed: new Map(),
};

export function useMapChoice(): MapChoice {
  const [id, setId] = useState<MapId | null>(null);
  const [chosen, setChosen] = useState(NOTHING);
  const [showsNames, setShowsNames] = useState(true);
  const [seed] = useState(randomSeed);
  useEffect(() => {
    setChosen(NOTHING);
    if (id === null) return;
    return loadPart(
      () => import('#shared/puzzle/kinds/map/load-map.ts').then(({ loadMap }) => loadMap(id)),
      (drawn) => setChosen({ ...NOTHING, drawn }),
    );
  }, [id]);
  const { drawn, leftOut, renamed } = chosen;
  const request = useMemo(() => {
    if (id === null || drawn === null || drawn.regions.length - leftOut.size < REGIONS_MIN) return null;
    const names = [...renamed].filter(([, name]) => name.trim() !== '');
    return {
      ...{ map: id, names: showsNames, seed },
      ...(leftOut.size === 0 ? {} : { leftOut: [...leftOut] }),
      ...(names.length === 0 ? {} : { renamed: names.map(([region, name]) => ({ region, name })) }),
    };
  }, [id, chosen, showsNames, seed]);
  return {
    ...{ id, drawn, leftOut, renamed, showsNames, setShowsNames, request },
    choose: setId,
    leaveOut(region, isLeftOut) {
      const next = new Set(leftOut);
      if (isLeftOut) next.add(region);
      else next.delete(region);
      setChosen({ ...chosen, leftOut: next });
    },
    rename: (region, name) => setChosen({ ...chosen, renamed: new Map(renamed).set(region, name) }),
  };
}

/** The pages of the projector's boards, which turn while the boards are what it shows. */
import { useEffect, useMemo } from 'preact/hooks';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import { PageTurner, splitIntoPages } from './page-turner.ts';

export interface BoardPages {
  readonly pages: number;
  readonly perPage: number;
  readonly turner: PageTurner;
}

interface BoardPagesOptions extends Pick<PresentView, 'boards'> {
  /** Whether the projector shows the boards. */
  readonly isShown: boolean;
  /** Those that were just solved: pages that turn by themselves turn to them. */
  readonly celebrated: readonly BoardNumber[];
}

export function useBoardPages({ boards, isShown, celebrated }: BoardPagesOptions): BoardPages {
  const turner = useMemo(() => new PageTurner(), []);
  const { pages, perPage } = splitIntoPages(boards.length, prefersReducedMotion());
  useEffect(() => turner.update(pages, isShown), [turner, pages, isShown]);
  useEffect(() => {
    const places = boards.flatMap(({ board }, place) => (celebrated.includes(board) ? [place] : []));
    turner.showOneOf(places.map((place) => Math.floor(place / perPage)));
  }, [turner, celebrated]);
  useEffect(() => () => turner.close(), [turner]);
  return { pages, perPage, turner };
}

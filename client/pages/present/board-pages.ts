/** The pages of the projector's boards, which turn while the boards are what it shows. */
import { useEffect, useMemo } from 'preact/hooks';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import { PageTurner, splitIntoPages } from './page-turner.ts';

export interface BoardPages {
  readonly pages: number;
  readonly perPage: number;
  readonly turner: PageTurner;
}

/** @param isShown whether the projector shows the boards */
export function useBoardPages(boards: number, isShown: boolean): BoardPages {
  const turner = useMemo(() => new PageTurner(), []);
  const { pages, perPage } = splitIntoPages(boards, prefersReducedMotion());
  useEffect(() => turner.update(pages, isShown), [turner, pages, isShown]);
  useEffect(() => () => turner.close(), [turner]);
  return { pages, perPage, turner };
}

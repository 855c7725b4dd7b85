/**
 * Few pieces in a tray that was made for all: larger, in as few rows as that takes, and in its middle. The tray keeps its size, so that the mat
 * stays where it is. It loads when few are left.
 */
import {
  FLAT_HEIGHT_PX,
  layOutTray,
  matScale,
  pieceOf,
  type Size,
  TRAY_BUTTON_PX,
  type TrayLayout,
  type TrayNeeds,
} from './tray-layout.ts';

/** The square around a piece, at most: without its knobs it has 90 of them then. CSS pixels. */
const FEW_PX_MAX = 128;
/** They grow by so much at a time, and not with every piece that leaves. CSS pixels. */
const STEP_PX = 16;
/** Below the board: the button that folds the tray with its words, and the margins at the lane's ends. CSS pixels. */
const BUTTON_WITH_WORDS_PX = 60;
const ENDS_PX = { side: 4, bottom: 20 } as const;

/** The layout of all pieces where not even so many are in view at once. */
export function layOutFew(needs: TrayNeeds, pieces: number): TrayLayout {
  const all = layOutTray(needs);
  const { place, lanes, gap, margin } = all;
  const isAtSide = place === 'side';
  const acrossOf = ({ width, height }: Size) => (isAtSide ? width : height) + gap;
  const alongOf = ({ width, height }: Size) => (isAtSide ? height : width) + gap;
  const across = lanes * acrossOf(all.piece);
  const button = isAtSide ? TRAY_BUTTON_PX : BUTTON_WITH_WORDS_PX;
  const along = (isAtSide ? needs.area.height : needs.area.width) - button - ENDS_PX[place];
  const counts = Array.from({ length: Math.min(lanes, pieces) }, (_, index) => index + 1);
  // Rows are full before the next one begins: along a tray that lies, across one that stands.
  if (isAtSide) counts.reverse();
  for (let width = largest(all, needs); width >= all.piece.width; width -= STEP_PX) {
    const piece = pieceOf(width, needs);
    for (const count of counts) {
      const inLane = Math.ceil(pieces / count);
      const [rest, used] = [across - count * acrossOf(piece), inLane * alongOf(piece)];
      if (rest < 0 || used > along) continue;
      const before = Math.floor(rest / 2);
      const atEdge = isAtSide
        ? { width: margin.width + before, height: margin.height }
        : { width: margin.width, height: margin.height + before };
      return { ...all, lanes: count, inLane, areRows: !isAtSide, piece, margin: atEdge };
    }
  }
  return all;
}

/** As large as on the mat, within bounds, and by whole steps larger than among all. CSS pixels. */
function largest({ place, thickness, piece }: TrayLayout, needs: TrayNeeds): number {
  const scale = matScale(place, thickness, needs);
  const { flatPiece, pieceExtent } = needs;
  const width =
    flatPiece === null
      ? Math.min(FEW_PX_MAX, pieceExtent * scale)
      : Math.max(flatPiece.width * scale, (FLAT_HEIGHT_PX * flatPiece.width) / flatPiece.height);
  return piece.width + Math.max(0, Math.floor((width - piece.width) / STEP_PX)) * STEP_PX;
}

/** Cells of the tray for pieces that have their names below them. It loads with the names: a jigsaw has no need of it. */
import { NAME_PX, NAMED_PX_MIN } from './tray-lanes.ts';
import { TRAY_BUTTON_PX, type TrayLayout, type TrayNeeds } from './tray-layout.ts';

/** A name takes its room from its piece, unless the tray's lanes have room to spare: then cells are higher by it. */
export function withNames(layout: TrayLayout, { area, pieces }: Pick<TrayNeeds, 'area' | 'pieces'>): TrayLayout {
  const { place, lanes, piece, gap, margin } = layout;
  const height = piece.height + NAME_PX;
  const length = margin.height + Math.ceil(pieces / lanes) * (height + gap);
  const hasRoom = place === 'side' && piece.width >= NAMED_PX_MIN && length <= area.height - TRAY_BUTTON_PX;
  return hasRoom ? { ...layout, inLane: Math.ceil(pieces / lanes), piece: { ...piece, height } } : layout;
}

/**
 * Where the tray lies beside the board, and how large: at the side or below, with as many lanes as leave the mat its share of the window. A lane
 * is a row of pieces along the tray.
 */
import type { TrayPlace } from '#client/board/board-frame.ts';
import { FIT_MARGIN_PX } from '#client/board/limits.ts';

/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface TrayLayout {
  readonly place: TrayPlace;
  readonly lanes: number;
  /** Pieces that a lane shows at once. */
  readonly inLane: number;
  /** A lane is a row of flat or of few pieces below the board, which is full before the next one begins. */
  readonly areRows: boolean;
  /** What a piece takes: a square, or a flat piece's own shape. CSS pixels. */
  readonly piece: Size;
  /** Between two pieces. CSS pixels. */
  readonly gap: number;
  /** Between the first lane and the board, and between a lane's ends and the tray's. CSS pixels. */
  readonly margin: Size;
  /** Across the lanes. CSS pixels. */
  readonly thickness: number;
}

export interface TrayNeeds {
  /** What board and tray share. */
  readonly area: Size;
  /** Height of the window, or of its part above a chat: the area and the bars. */
  readonly windowHeight: number;
  /** Of the picture, in units. */
  readonly mat: Size;
  /** Side of the square around any piece, in units. */
  readonly pieceExtent: number;
  /** A piece's size in units, where all are equally large, wider than high and never turned. Null: each has a square. */
  readonly flatPiece: Size | null;
  readonly pieces: number;
}

/** Between two pieces, and between a piece and the tray's edge. CSS pixels. */
const TRAY_GAP_PX = 4;
/** The same of flat pieces, whose squares have no free corners. CSS pixels. */
const FLAT_GAP_PX = 8;
/** Between a piece and an edge of the window, where there is room. CSS pixels. */
const TRAY_EDGE_PX = 12;
/** The button that folds the tray takes this much of its length. CSS pixels. */
export const TRAY_BUTTON_PX = 48;
/** All that is left of a folded tray is its button: at the side with room for its words. CSS pixels. */
export const FOLDED_PX: Readonly<Record<TrayPlace, number>> = { side: 64, bottom: TRAY_BUTTON_PX };
/** What a finger takes. CSS pixels. */
const FINGER_PX = 44;
/** Sides of the square around a piece in the tray: as on the mat within these. From the least on a finger takes the piece without its knobs. CSS pixels. */
const PIECE_PX_MIN = 62;
const PIECE_PX_MAX = 96;
const SMALLER_PX = [80, 64, 52, FINGER_PX] as const;
/** Widths of flat pieces that are tried, and the height from which on more is no gain: two lines of words are read there. CSS pixels. */
const FLAT_WIDTHS_PX = [240, 224, 208, 192, 176, 160, 144, 128, 112, PIECE_PX_MAX] as const;
export const FLAT_HEIGHT_PX = 64;
/**
 * A flat piece so wide, as a part of its width on the mat, looks like what goes into its place. Up to nearly all of it more is a small gain, of
 * this much for each part: worth no smaller mat.
 */
const FLAT_ALIKE = 0.65;
const FLAT_NEARLY_ALL = 0.9;
const MORE_ALIKE = 0.1;
/** Of layouts that are as good the thinner one: a thickness, as a part of this, counts for hardly anything. CSS pixels. */
const FAR_PX = 1e6;
/** The gain if all flat pieces are in view: none is cut by the tray's end. */
const ALL_IN_VIEW = 1.25;
const LANES_MAX = 6;
/** A window whose short side is below this is a phone's. CSS pixels. */
const PHONE_PX = 500;
/** Parts of the window that a mat of 4 to 3 has at least, with some to spare. */
const SHARE = 0.43;
const SHARE_ON_PHONE = 0.3;
const SHARE_ON_LOW_PHONE = 0.33;
const USUAL_ASPECT = 4 / 3;
/** This many pieces in view are worth half of what all are. */
const FEW_IN_VIEW = 8;
/** From the third lane on, the table keeps free at least this much beside the mat, as a part of the tray's thickness. */
const FREE_TABLE = 0.5;

const PLACES: readonly TrayPlace[] = ['side', 'bottom'];

interface Candidate extends Omit<TrayLayout, 'gap' | 'margin' | 'areRows'> {
  /** Of the mat, CSS pixels a unit. */
  readonly scale: number;
  /** Pieces in view. */
  readonly inView: number;
}

/**
 * The best layout of pieces as large as on the mat, if the mat has its share then; else one lane of smaller pieces. More pieces in view count
 * less and less against a larger mat.
 */
export function layOutTray(needs: TrayNeeds): TrayLayout {
  const { place, lanes, inLane, piece, thickness } = bestOf(needs);
  const areRows = place === 'bottom' && needs.flatPiece !== null;
  return { place, lanes, inLane, areRows, piece, thickness, gap: gapOf(needs), margin: marginOf(place, needs) };
}

function bestOf(needs: TrayNeeds): Candidate {
  const scaleMin = scaleOfShare(needs);
  const large = PLACES.flatMap((place) => candidatesAt(place, needs)).filter(({ scale }) => scale >= scaleMin);
  const worth = (each: Candidate) => worthOf(each, needs);
  const best = large.reduce<Candidate | null>((a, b) => (a === null || worth(b) > worth(a) ? b : a), null);
  return best ?? smallest(needs, scaleMin);
}

/** Flat pieces, whose size is free, are worth more the larger they are, up to a height and to a part of what they are on the mat. */
function worthOf({ scale, inView, piece, thickness }: Candidate, { flatPiece, pieces }: TrayNeeds): number {
  const worth = (scale * scale * inView) / (inView + FEW_IN_VIEW);
  if (flatPiece === null) return worth;
  const part = piece.width / (flatPiece.width * scale);
  const alike = Math.min(1, part / FLAT_ALIKE) + MORE_ALIKE * Math.min(FLAT_NEARLY_ALL, part) - thickness / FAR_PX;
  return worth * Math.min(1, piece.height / FLAT_HEIGHT_PX) * alike * (inView === pieces ? ALL_IN_VIEW : 1);
}

function gapOf({ flatPiece }: TrayNeeds): number {
  return flatPiece === null ? TRAY_GAP_PX : FLAT_GAP_PX;
}

function marginOf(place: TrayPlace, { flatPiece }: TrayNeeds): Size {
  if (flatPiece !== null) return { width: FLAT_GAP_PX, height: FLAT_GAP_PX };
  return { width: place === 'side' ? TRAY_GAP_PX : TRAY_EDGE_PX, height: TRAY_GAP_PX };
}

/** The largest pieces that leave the mat its share, or the smallest ones. */
function smallest(needs: TrayNeeds, scaleMin: number): Candidate {
  const all = SMALLER_PX.map((piece) => {
    const [side, bottom] = [candidate('side', 1, piece, needs), candidate('bottom', 1, piece, needs)];
    return side.scale > bottom.scale ? side : bottom;
  });
  return all.find(({ scale }) => scale >= scaleMin) ?? all.reduce((a, b) => (b.scale > a.scale ? b : a));
}

/**
 * The scale at which the mat has its share of the largest rectangle of its shape in the window. Flat pieces are words, which are read in the tray
 * as well: beside them a mat of any shape has the share of the window that a mat of 4 to 3 has, except on a phone.
 */
function scaleOfShare(needs: TrayNeeds): number {
  const { area, windowHeight, mat } = needs;
  const window = { width: area.width, height: windowHeight };
  const isLow = window.width > window.height;
  const share = isPhone(needs) ? (isLow ? SHARE_ON_LOW_PHONE : SHARE_ON_PHONE) : SHARE;
  const usual = fitScale(window, { width: USUAL_ASPECT, height: 1 });
  const ofLargest = (share * window.width * window.height) / (usual * usual * USUAL_ASPECT);
  const scale = fitScale(window, mat) * Math.sqrt(Math.min(1, ofLargest));
  if (needs.flatPiece === null || isPhone(needs)) return scale;
  return Math.min(scale, Math.sqrt((share * window.width * window.height) / (mat.width * mat.height)));
}

function isPhone({ area, windowHeight }: TrayNeeds): boolean {
  return Math.min(area.width, windowHeight) < PHONE_PX;
}

/** Pieces as on the mat, in no more lanes than they need, and in more than two only where they leave table free. */
function candidatesAt(place: TrayPlace, needs: TrayNeeds): Candidate[] {
  const widths = needs.flatPiece === null ? [PIECE_PX_MAX] : FLAT_WIDTHS_PX;
  return widths.flatMap((width) => {
    const all = Array.from({ length: LANES_MAX }, (_, index) => candidate(place, index + 1, width, needs));
    const lanesNeeded = all.findIndex(({ inView }) => inView === needs.pieces) + 1 || LANES_MAX;
    return all.filter((each) => each.lanes <= lanesNeeded && (each.lanes <= 2 || isRoomy(each, needs)));
  });
}

function candidate(place: TrayPlace, lanes: number, pieceMax: number, needs: TrayNeeds): Candidate {
  const extent = needs.flatPiece?.width ?? needs.pieceExtent;
  let piece = pieceOf(pieceMax, needs);
  let thickness = thicknessOf(place, lanes, piece, needs);
  let scale = matScale(place, thickness, needs);
  // A smaller tray makes a larger mat, whose pieces are larger again: this settles within a few rounds.
  for (let round = 0; round < 4; round += 1) {
    piece = pieceOf(Math.round(Math.min(pieceMax, Math.max(leastWidth(needs), extent * scale))), needs);
    thickness = thicknessOf(place, lanes, piece, needs);
    scale = matScale(place, thickness, needs);
  }
  const gap = gapOf(needs);
  const ends = place === 'side' ? TRAY_GAP_PX : 2 * TRAY_EDGE_PX - TRAY_GAP_PX;
  const length = (place === 'side' ? needs.area.height : needs.area.width) - TRAY_BUTTON_PX - ends;
  const inLane = Math.max(1, Math.floor(length / ((place === 'side' ? piece.height : piece.width) + gap)));
  return { place, lanes, inLane, piece, thickness, scale, inView: Math.min(needs.pieces, lanes * inLane) };
}

/** A flat piece is so wide that a finger takes its height, and its words are read where the mat is small. */
function leastWidth({ flatPiece }: TrayNeeds): number {
  return flatPiece === null ? PIECE_PX_MIN : Math.ceil((FINGER_PX * flatPiece.width) / flatPiece.height);
}

/** Its cell is no lower than a finger takes. */
export function pieceOf(width: number, { flatPiece }: TrayNeeds): Size {
  if (flatPiece === null) return { width, height: width };
  return { width, height: Math.max(FINGER_PX, Math.round((width * flatPiece.height) / flatPiece.width)) };
}

/** Is there table left beside the mat? */
function isRoomy({ place, thickness, scale }: Candidate, { area, mat }: TrayNeeds): boolean {
  const across = place === 'side' ? area.width - mat.width * scale : area.height - mat.height * scale;
  return across - thickness >= FREE_TABLE * thickness;
}

/** The tray's border takes a pixel. At the side the last lane lies along the window's edge; a phone's mat needs what would be free there. */
function thicknessOf(place: TrayPlace, lanes: number, piece: Size, needs: TrayNeeds): number {
  const gap = gapOf(needs);
  const edge = place === 'side' && needs.flatPiece === null && !isPhone(needs) ? TRAY_EDGE_PX : gap;
  return lanes * ((place === 'side' ? piece.width : piece.height) + gap) + edge + 1;
}

/** CSS pixels a unit. */
export function matScale(place: TrayPlace, thickness: number, { area, mat }: TrayNeeds): number {
  const margins = 2 * FIT_MARGIN_PX;
  const width = area.width - margins - (place === 'side' ? thickness : 0);
  const height = area.height - margins - (place === 'bottom' ? thickness : 0);
  return fitScale({ width: Math.max(1, width), height: Math.max(1, height) }, mat);
}

function fitScale(into: Size, size: Size): number {
  return Math.min(into.width / size.width, into.height / size.height);
}

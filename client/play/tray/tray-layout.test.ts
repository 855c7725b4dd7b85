import { expect, test } from 'vitest';
import { FIT_MARGIN_PX } from '#client/board/limits.ts';
import { layOutTray, type Size, type TrayNeeds } from './tray-layout.ts';

/** Bars above and below the board, and beside it. CSS pixels. */
interface Screen extends Size {
  readonly bars: number;
  readonly rail?: number;
  /** The mat's least part of the window for a picture of 4 to 3, and of the largest rectangle of its shape for any other. */
  readonly share: number;
  readonly ofLargest: number;
}

const SCREENS: Readonly<Record<string, Screen>> = {
  laptop: { width: 1366, height: 768, bars: 118, share: 0.4, ofLargest: 0.53 },
  'large screen': { width: 1920, height: 1080, bars: 118, share: 0.4, ofLargest: 0.53 },
  tablet: { width: 1180, height: 820, bars: 118, share: 0.4, ofLargest: 0.43 },
  'upright tablet': { width: 820, height: 1180, bars: 118, share: 0.4, ofLargest: 0.77 },
  phone: { width: 390, height: 844, bars: 118, share: 0.28, ofLargest: 0.81 },
  'low phone': { width: 844, height: 390, bars: 49, rail: 74, share: 0.3, ofLargest: 0.49 },
};
const GRIDS = [
  [4, 3],
  [6, 4],
  [8, 6],
  [12, 8],
  [20, 15],
] as const;
/** A piece with its knobs, as a part of its long side. */
const WITH_KNOBS = 1.4;
const LONG_SIDE = 16_384;

function needsOf({ width, height, bars, rail = 0 }: Screen, aspect: number, columns: number, rows: number): TrayNeeds {
  const mat = { width: LONG_SIDE * Math.min(1, aspect), height: LONG_SIDE / Math.max(1, aspect) };
  const pieceExtent = WITH_KNOBS * Math.max(mat.width / columns, mat.height / rows);
  const area = { width: width - rail, height: height - bars };
  return { area, windowHeight: height, mat, pieceExtent, flatPiece: null, pieces: columns * rows };
}

/** The mat's part of the window, beside the tray and within the margins. */
function shareOf(screen: Screen, needs: TrayNeeds): number {
  const { place, thickness } = layOutTray(needs);
  const width = needs.area.width - 2 * FIT_MARGIN_PX - (place === 'side' ? thickness : 0);
  const height = needs.area.height - 2 * FIT_MARGIN_PX - (place === 'bottom' ? thickness : 0);
  const scale = Math.min(width / needs.mat.width, height / needs.mat.height);
  return (needs.mat.width * needs.mat.height * scale * scale) / (screen.width * screen.height);
}

test.each(Object.entries(SCREENS))('leaves the mat its part of a %s, from 12 to 300 pieces', (_name, screen) => {
  for (const [columns, rows] of GRIDS)
    expect(shareOf(screen, needsOf(screen, 4 / 3, columns, rows))).toBeGreaterThanOrEqual(screen.share);
});

test.each(Object.entries(SCREENS))('leaves a mat of another shape its part of a %s', (_name, screen) => {
  for (const aspect of [3 / 4, 1, 3 / 2, 2, 9 / 16, 16 / 9]) {
    const largest = Math.min(screen.width / aspect, screen.height);
    const ofWindow = (largest * largest * aspect) / (screen.width * screen.height);
    const share = shareOf(screen, needsOf(screen, aspect, 8, 6));
    expect(share / ofWindow, `${aspect}`).toBeGreaterThanOrEqual(screen.ofLargest);
  }
});

test('shows pieces as large as on the mat, from what a finger takes of them up to 96 pixels', () => {
  for (const screen of Object.values(SCREENS))
    for (const [columns, rows] of GRIDS) {
      const needs = needsOf(screen, 4 / 3, columns, rows);
      const { piece } = layOutTray(needs);
      const onMat =
        needs.pieceExtent *
        Math.sqrt((shareOf(screen, needs) * screen.width * screen.height) / (needs.mat.width * needs.mat.height));
      expect(piece.height).toBe(piece.width);
      expect(Math.abs(piece.width - Math.min(96, Math.max(62, onMat)))).toBeLessThanOrEqual(1);
    }
});

test('has lanes for the room that there is, and no more than the pieces need', () => {
  const lanes = (screen: Screen | undefined, columns: number, rows: number) =>
    screen === undefined ? 0 : layOutTray(needsOf(screen, 4 / 3, columns, rows)).lanes;
  expect(lanes(SCREENS['laptop'], 8, 6)).toBeGreaterThanOrEqual(2);
  expect(lanes(SCREENS['upright tablet'], 8, 6)).toBeGreaterThanOrEqual(2);
  expect(lanes(SCREENS['phone'], 8, 6)).toBeGreaterThanOrEqual(2);
  expect(lanes(SCREENS['large screen'], 4, 3)).toBe(2);
});

test('has fewer lanes of larger pieces where a phone’s mat has very small ones', () => {
  const screen = SCREENS['phone'];
  if (screen === undefined) throw new Error('no screen is called phone');
  const { lanes, inLane, piece } = layOutTray(needsOf(screen, 4 / 3, 14, 11));
  // Without its knobs a piece is 44 pixels wide.
  expect(piece.width / WITH_KNOBS).toBeGreaterThanOrEqual(44);
  expect(lanes).toBe(4);
  expect(inLane).toBeGreaterThanOrEqual(4);
});

test('has a layout for a window with no room at all', () => {
  const needs = { ...needsOf({ width: 100, height: 60, bars: 40, share: 0, ofLargest: 0 }, 1, 4, 3) };
  expect(layOutTray(needs).thickness).toBeGreaterThan(0);
});

test.each(Object.entries(SCREENS))(
  'gives flat cards their own shape on a %s, even gaps, and the mat its part',
  (name, screen) => {
    // Labels are three times as wide as high; the cards of an order twice.
    for (const [aspect, share, pieces] of [
      [3, 0.2, 9],
      [1.84, 0.4, 8],
    ] as const) {
      const plain = needsOf(screen, 4 / 3, 4, 3);
      const flatPiece = { width: share * plain.mat.width, height: (share * plain.mat.width) / aspect };
      const needs = { ...plain, pieceExtent: flatPiece.width, flatPiece, pieces };
      const { place, lanes, piece, gap, margin, thickness } = layOutTray(needs);
      expect(piece.height).toBe(Math.max(44, Math.round(piece.width / aspect)));
      expect(margin).toEqual({ width: gap, height: gap });
      const across = place === 'side' ? piece.width : piece.height;
      expect(thickness).toBe(lanes * (across + gap) + gap + 1);
      expect(shareOf(screen, needs)).toBeGreaterThanOrEqual(screen.share);
      if (!name.includes('phone')) expect(piece.width).toBeGreaterThanOrEqual(128);
    }
  },
);

/** A sheet of pairs one below the other: halves side by side. Or a photo of 16 to 10 with its labels. */
const SHEETS = {
  pairs: { aspect: 0.65, card: { width: 0.47, height: 0.11 }, pieces: 8 },
  labels: { aspect: 1.6, card: { width: 0.166, height: 0.1 }, pieces: 9 },
} as const;

function needsOfSheet(screen: Screen, { aspect, card, pieces }: (typeof SHEETS)[keyof typeof SHEETS]): TrayNeeds {
  const plain = needsOf(screen, aspect, 4, 3);
  const flatPiece = { width: card.width * plain.mat.width, height: card.height * plain.mat.height };
  return { ...plain, pieceExtent: flatPiece.width, flatPiece, pieces };
}

test.each(['laptop', 'tablet', 'upright tablet'])(
  'shows cards of a %s as what goes into their places, and all of them',
  (name) => {
    const screen = SCREENS[name];
    if (screen === undefined) throw new Error(`no screen is called ${name}`);
    for (const sheet of Object.values(SHEETS)) {
      const needs = needsOfSheet(screen, sheet);
      const { piece, lanes, inLane } = layOutTray(needs);
      const share = shareOf(screen, needs);
      const scale = Math.sqrt((share * screen.width * screen.height) / (needs.mat.width * needs.mat.height));
      expect(piece.width / (sheet.card.width * needs.mat.width * scale)).toBeGreaterThanOrEqual(0.6);
      expect(lanes * inLane).toBeGreaterThanOrEqual(sheet.pieces);
      // A high sheet is lower than a laptop's board, whatever the tray takes.
      if (name === 'upright tablet') expect(share).toBeGreaterThanOrEqual(screen.share);
    }
  },
);

test('has the labels of a phone in rows, in a low tray', () => {
  const screen = SCREENS['phone'];
  if (screen === undefined) throw new Error('no screen is called phone');
  const { lanes, inLane, areRows, thickness } = layOutTray(needsOfSheet(screen, SHEETS.labels));
  expect(areRows).toBe(true);
  expect(inLane).toBeGreaterThanOrEqual(3);
  expect(lanes * inLane).toBeGreaterThanOrEqual(SHEETS.labels.pieces);
  expect(thickness).toBeLessThan(200);
});

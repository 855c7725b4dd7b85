import { describe, expect, it } from 'vitest';
import { CAPTION_PX, layoutTiles, TILE_GAP_PX } from './tile-layout.ts';

const LAPTOP = { width: 1_366, height: 532 };
const PHONE = { width: 390, height: 600 };

function bottomOf({ columns, pictureHeight }: ReturnType<typeof layoutTiles>, count: number): number {
  return TILE_GAP_PX + Math.ceil(count / columns) * (pictureHeight + CAPTION_PX + TILE_GAP_PX);
}

describe('the tiles of a wall', () => {
  it.each([1, 2, 3, 7, 12, 24, 30, 31, 40])(
    'fit a laptop without scrolling with %i of them, whatever the picture’s shape',
    (count) => {
      for (const aspect of [0.5, 0.75, 1, 4 / 3, 16 / 9]) {
        const layout = layoutTiles({ count, aspect, size: 'fit', ...LAPTOP });
        expect(bottomOf(layout, count)).toBeLessThanOrEqual(LAPTOP.height);
        expect(TILE_GAP_PX + layout.columns * (layout.width + TILE_GAP_PX)).toBeLessThanOrEqual(LAPTOP.width);
        expect(layout.capacity).toBeGreaterThanOrEqual(count);
      }
    },
  );

  it('use the width that is left beside a picture to show more of the table', () => {
    const { columns, width, pictureHeight } = layoutTiles({ count: 30, aspect: 4 / 3, size: 'fit', ...LAPTOP });
    expect(columns).toBe(8);
    expect(width).toBeGreaterThan(pictureHeight * (4 / 3));
    const few = layoutTiles({ count: 6, aspect: 4 / 3, size: 'fit', ...LAPTOP });
    expect(few.pictureHeight).toBeGreaterThan(2 * pictureHeight);
  });

  it('of a full class leave no room below them on a laptop, where the page asks something under them', () => {
    const height = 614;
    const layout = layoutTiles({ count: 24, width: 1_366, height, aspect: 4 / 3, size: 'fit' });
    expect(layout.columns).toBe(8);
    expect(height - bottomOf(layout, 24)).toBeLessThan(TILE_GAP_PX);
  });

  it.each([
    [1, 1_366, 640],
    [2, 1_366, 640],
    [3, 1_366, 640],
    [1, 820, 1_000],
    [2, 820, 1_000],
    [3, 820, 1_000],
    [1, 1_920, 960],
    [3, 1_920, 960],
  ])('of %i boards use most of %i by %i pixels', (count, width, height) => {
    const layout = layoutTiles({ count, width, height, aspect: 4 / 3, size: 'fit' });
    const covered = count * layout.width * (layout.pictureHeight + CAPTION_PX);
    expect(covered / (width * height)).toBeGreaterThan(0.6);
  });

  it('of 15 boards use the width of a phone', () => {
    const layout = layoutTiles({ count: 15, aspect: 4 / 3, size: 'fit', ...PHONE });
    expect(layout.columns * layout.width).toBeGreaterThan(0.85 * PHONE.width);
    expect(layout.capacity).toBeGreaterThanOrEqual(15);
  });

  it('stay wide enough for a name when not all fit, so that the wall scrolls', () => {
    const layout = layoutTiles({ count: 60, aspect: 4 / 3, size: 'fit', ...PHONE });
    expect(layout.width).toBeGreaterThanOrEqual(115);
    expect(layout.capacity).toBeLessThan(60);
    expect(TILE_GAP_PX + layout.columns * (layout.width + TILE_GAP_PX)).toBeLessThanOrEqual(PHONE.width);
  });

  it('are wide enough for names where all fit, but low', () => {
    const layout = layoutTiles({ count: 24, width: 390, height: 640, aspect: 4 / 3, size: 'fit' });
    expect(layout.capacity).toBe(24);
    expect(layout.width).toBeGreaterThanOrEqual(116);
  });

  it('are larger without names, as on a projector, and fit narrow windows, too', () => {
    const request = { count: 30, aspect: 4 / 3, size: 'fit', ...LAPTOP } as const;
    const bare = layoutTiles({ ...request, isBare: true });
    expect(bare.pictureHeight).toBeGreaterThan(layoutTiles(request).pictureHeight);
    for (const space of [LAPTOP, { width: 390, height: 700 }]) {
      const { columns, pictureHeight } = layoutTiles({ ...request, ...space, isBare: true });
      const rows = Math.ceil(30 / columns);
      expect(TILE_GAP_PX + rows * (pictureHeight + TILE_GAP_PX)).toBeLessThanOrEqual(space.height);
    }
  });

  it('grow with the chosen size and fill the width', () => {
    const widths = (['medium', 'large'] as const).map(
      (size) => layoutTiles({ count: 30, aspect: 4 / 3, size, ...LAPTOP }).width,
    );
    expect(widths[0]).toBeGreaterThanOrEqual(230);
    expect(widths[1]).toBeGreaterThanOrEqual(340);
  });
});

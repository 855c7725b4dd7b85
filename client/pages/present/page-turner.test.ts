import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PAGE_MS, PAGED_FROM, PageTurner, splitIntoPages } from './page-turner.ts';

describe('pages of the projector’s boards', () => {
  it('are one for a class whose boards are seen together, and where motion is reduced', () => {
    for (const boards of [0, 1, PAGED_FROM - 1])
      expect(splitIntoPages(boards, false)).toEqual({ pages: 1, perPage: boards });
    expect(splitIntoPages(40, true)).toEqual({ pages: 1, perPage: 40 });
  });

  it('hold at most a dozen, all boards, and about as many each', () => {
    for (let boards = PAGED_FROM; boards <= 200; boards += 1) {
      const { pages, perPage } = splitIntoPages(boards, false);
      const onLast = boards - (pages - 1) * perPage;
      expect(pages).toBeGreaterThan(1);
      expect(perPage).toBeLessThanOrEqual(12);
      expect(onLast).toBeGreaterThan(0);
      expect(onLast).toBeLessThanOrEqual(perPage);
    }
    expect(splitIntoPages(25, false)).toEqual({ pages: 3, perPage: 9 });
  });
});

describe('the projector', () => {
  let turner: PageTurner;
  beforeEach(() => {
    vi.useFakeTimers();
    turner = new PageTurner();
  });
  afterEach(() => {
    turner.close();
    vi.useRealTimers();
  });

  it('turns its pages one after the other, from the last to the first', () => {
    turner.update(2, true);
    const seen = [0, 1, 2].map(() => {
      vi.advanceTimersByTime(PAGE_MS);
      return turner.page.value;
    });
    expect(seen).toEqual([1, 0, 1]);
  });

  it('stops on the page that was turned to by hand, and goes on when it is told to', () => {
    turner.update(3, true);
    turner.turn(-1);
    expect(turner.isTurning.value).toBe(false);
    vi.advanceTimersByTime(10 * PAGE_MS);
    expect(turner.page.value).toBe(2);
    turner.toggle();
    vi.advanceTimersByTime(PAGE_MS);
    expect(turner.page.value).toBe(0);
    turner.goTo(1);
    vi.advanceTimersByTime(PAGE_MS);
    expect(turner.page.value).toBe(1);
  });

  it('turns to a page on which something happened for its whole time, unless somebody turned the pages by hand', () => {
    turner.update(3, true);
    vi.advanceTimersByTime(PAGE_MS - 1);
    turner.showOneOf([1, 2]);
    expect(turner.page.value).toBe(1);
    vi.advanceTimersByTime(PAGE_MS - 1);
    turner.showOneOf([0, 1]);
    turner.showOneOf([]);
    vi.advanceTimersByTime(PAGE_MS - 1);
    expect(turner.page.value).toBe(1);
    vi.advanceTimersByTime(1);
    turner.turn(0);
    turner.showOneOf([0]);
    expect(turner.page.value).toBe(2);
  });

  it('gives a page its whole time after the boards come back', () => {
    turner.update(2, true);
    vi.advanceTimersByTime(PAGE_MS - 1);
    turner.update(2, false);
    vi.advanceTimersByTime(10 * PAGE_MS);
    expect(turner.page.value).toBe(0);
    turner.update(2, true);
    vi.advanceTimersByTime(PAGE_MS - 1);
    expect(turner.page.value).toBe(0);
    vi.advanceTimersByTime(1);
    expect(turner.page.value).toBe(1);
  });

  it('stays within its pages when boards leave', () => {
    turner.update(3, true);
    turner.goTo(2);
    turner.update(2, true);
    expect(turner.page.value).toBe(1);
    turner.update(1, true);
    expect(turner.page.value).toBe(0);
    vi.advanceTimersByTime(PAGE_MS);
    expect(turner.page.value).toBe(0);
  });
});

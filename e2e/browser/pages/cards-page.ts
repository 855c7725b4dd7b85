/** The printed page of seat cards. */
import type { Page } from '@playwright/test';
import sharp, { type Sharp } from 'sharp';
import { readQr } from '#e2e/browser/support/read-qr.ts';

/** A4, in the points of a PDF; and the space between its margins of 8 mm, in CSS pixels. */
const A4_POINTS = /MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/g;
const BETWEEN_MARGINS = { width: 733, height: 1062 };

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Printed {
  /** The number of sheets, and of those that are A4. */
  readonly sheets: number;
  readonly a4: number;
  /** The names of cards that cross the edge of a sheet or whose text is clipped. */
  readonly cut: readonly string[];
  /** The links that a camera reads from the cards, by the names on them. */
  readonly links: ReadonlyMap<string, string>;
}

/** Prints the cards, and reads them from a screenshot of the sheets. */
export async function printCards(page: Page): Promise<Printed> {
  const count = await page.locator('.card').count();
  await page.waitForFunction((all) => document.querySelectorAll('.card path[d^="M4 4"]').length === all, count);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const before = page.viewportSize();
  await page.setViewportSize(BETWEEN_MARGINS);
  await page.emulateMedia({ media: 'print' });
  const links = new Map<string, string>();
  const cut: string[] = [];
  for (const sheet of await page.locator('.cards').all()) {
    const paper = sharp(await sheet.screenshot());
    const { width = 0 } = await paper.metadata();
    const { cards, size } = await sheet.evaluate(measureCards);
    const scale = width / size.width;
    for (const { name, qr, isWhole } of cards) {
      if (!isWhole || size.height > BETWEEN_MARGINS.height) cut.push(name);
      links.set(name, (await read(paper, qr, scale)) ?? 'no QR code');
    }
  }
  await page.emulateMedia({ media: null });
  if (before !== null) await page.setViewportSize(before);
  const sheets = [...pdf.matchAll(/\/Type ?\/Page\b/g)].length;
  return { sheets, a4: [...pdf.matchAll(A4_POINTS)].length, cut, links };
}

async function read(paper: Sharp, { x, y, width, height }: Box, scale: number): Promise<string | null> {
  const box = {
    left: Math.round(x * scale),
    top: Math.round(y * scale),
    width: Math.floor(width * scale),
    height: Math.floor(height * scale),
  };
  return readQr(paper.clone().extract(box));
}

/** Runs in the page: measures a sheet and the cards on it. */
function measureCards(sheet: Element): {
  size: Box;
  cards: { name: string; qr: Box; isWhole: boolean }[];
} {
  const on = sheet.getBoundingClientRect();
  const cards = [...sheet.querySelectorAll('.card')].map((card) => {
    const name = card.querySelector('b');
    const words = card.querySelector('.card-words');
    const [own, code, text] = [card, card.querySelector('.qr-code'), words].map((part) =>
      part?.getBoundingClientRect(),
    );
    if (own === undefined || code === undefined || text === undefined) throw new Error('no card');
    const isWhole =
      own.bottom <= on.bottom + 1 && text.top >= own.top && text.bottom <= own.bottom && text.right <= own.right;
    return {
      name: name?.textContent ?? '',
      qr: { x: code.x - on.x, y: code.y - on.y, width: code.width, height: code.height },
      isWhole,
    };
  });
  return { size: { x: 0, y: 0, width: on.width, height: on.height }, cards };
}

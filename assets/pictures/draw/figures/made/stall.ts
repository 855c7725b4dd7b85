/** Things on the counter of a market stall, each standing on the origin. */

import * as fruit from '#assets/pictures/draw/figures/living/fruit.ts';
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { box, oval, points } from '#assets/pictures/draw/pen/path.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

export function scale(sheet: Sheet): string {
  return (
    sheet.shape('M-40 26L-26-20H26L40 26Z', sheet.linear(['#e5605a', '#b5333f'])) +
    sheet.shape(oval(0, 2, 19), '#fffaf0', { stroke: { colour: '#7a2a30', width: 3 } }) +
    sheet.stroke('M0 2L9-10', '#e5383b', 3) +
    sheet.stroke('M0-20V-34', '#8a90a8', 6) +
    sheet.shape('M-64-46H64C58-28-58-28-64-46Z', sheet.linear(['#e8edf8', '#9aa2ba'])) +
    sheet.place(-24, -62, { scale: 0.45 }, fruit.apple(sheet)) +
    sheet.place(14, -62, { scale: 0.45 }, fruit.orange(sheet)) +
    sheet.place(-4, -82, { scale: 0.42 }, fruit.greenApple(sheet))
  );
}

export function jar(sheet: Sheet, colour: string): string {
  return (
    sheet.shape(box(-34, -70, 68, 90, 14), sheet.linear([light(colour, 0.3), colour, dark(colour, 0.2)], 0)) +
    sheet.shape(box(-30, -90, 60, 22, 6), '#fff3d6') +
    Array.from({ length: 6 }, (_, i) => sheet.shape(box(-30 + i * 10, -90, 5, 22), '#e5605a')).join('') +
    sheet.shape(box(-24, -44, 48, 34, 5), '#fffaf0') +
    sheet.shape(oval(0, -27, 11), colour) +
    sheet.stroke('M-26-58V0', '#ffffff', 4, { opacity: 0.6 })
  );
}

export function basket(sheet: Sheet): string {
  return (
    sheet.stroke('M-56-20C-50-110 50-110 56-20', '#a5683f', 9) +
    points('-30,-34 0,-42 30,-34')
      .map(([x, y], i) =>
        sheet.place(x, y, { scale: 0.62 }, [fruit.pepper, fruit.tomato, fruit.greenApple][i]?.(sheet) ?? ''),
      )
      .join('') +
    sheet.shape('M-66-24H66L52 24H-52Z', '#d39a60') +
    Array.from({ length: 20 }, (_, i) =>
      sheet.stroke(`M${-58 + (i % 10) * 12.5} ${i < 10 ? -18 : 2}q6 8 12 0`, i % 2 === 0 ? '#8a5a33' : '#f0c48a', 4),
    ).join('')
  );
}

/** The planets, each a ball around the origin lit from the upper left. */
import { light } from '#assets/pictures/draw/pen/colour.ts';
import type { Dice } from '#assets/pictures/draw/pen/dice.ts';
import { curve, line, oval, polar } from '#assets/pictures/draw/pen/path.ts';
import { scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

/** A ball with painted marks, lit from the left. */
function globe(sheet: Sheet, radius: number, colour: string, surface: string): string {
  const disc = oval(0, 0, radius);
  return (
    sheet.shape(oval(0, 0, radius * 1.45), sheet.glow(light(colour, 0.3), 0.55)) +
    sheet.shape(disc, sheet.linear([light(colour, 0.15), colour], 0)) +
    sheet.within(disc, surface) +
    sheet.shape(disc, sheet.shade('#0b0f33', 0.8)) +
    sheet.within(
      disc,
      sheet.shape(oval(-radius * 0.36, -radius * 0.44, radius * 0.34, radius * 0.22), '#ffffff', {
        opacity: 0.4,
        blur: radius * 0.1,
      }),
    )
  );
}

function bands(sheet: Sheet, radius: number, colours: readonly string[], wave: number): string {
  const step = (2 * radius) / (colours.length * 2 - 1);
  return Array.from({ length: colours.length * 2 }, (_, i) => {
    const y = -radius + i * step;
    const top = curve([
      [-radius - 5, y],
      [-radius * 0.4, y + wave],
      [radius * 0.3, y - wave],
      [radius + 5, y + wave],
    ]);
    return sheet.shape(
      `${top}L${radius + 5} ${radius + 5}L${-radius - 5} ${radius + 5}Z`,
      colours[i % colours.length] ?? '#ffffff',
    );
  }).join('');
}

function craters(sheet: Sheet, radius: number, colour: string, die: Dice): string {
  return scatter({ x: -radius, y: -radius, width: radius * 2, height: radius * 2 }, radius * 0.45, die)
    .map(([x, y]) => {
      const r = radius * die.between(0.08, 0.17);
      return (
        sheet.shape(oval(x, y, r), colour) + sheet.shape(oval(x + r * 0.2, y + r * 0.25, r * 0.75), light(colour, 0.2))
      );
    })
    .join('');
}

export function mercury(sheet: Sheet, die: Dice): string {
  return globe(sheet, 30, '#b9a38e', craters(sheet, 30, '#8d7a69', die));
}

export function venus(sheet: Sheet): string {
  return globe(sheet, 46, '#f0b35c', bands(sheet, 46, ['#ffd88f', '#e08f3c', '#f7c36f', '#d9812f', '#ffe0a0'], 4));
}

export function earth(sheet: Sheet): string {
  const lands =
    'M-50-30C-36-56-8-54-4-40C-2-30-20-28-22-16C-24-4-40-8-50-30ZM-28 2C-14-4 2 8-2 22C-6 36-18 52-22 42C-26 30-36 14-28 2ZM12-46C28-52 54-34 56-14C48-2 36-8 30 4C26 12 16 4 18-8C20-20 4-28 12-46ZM22 20C32 14 44 20 42 30C36 40 20 36 22 20Z';
  return (
    sheet.stroke(oval(0, 0, 92, 40), '#cfd8ff', 1.6, { opacity: 0.6 }) +
    globe(
      sheet,
      54,
      '#2f86d8',
      sheet.shape(lands, '#63b356') +
        sheet.shape('M-60-50Q0-66 60-50L50-42Q0-56-50-42ZM-50 46Q0 60 50 46V60H-50Z', '#ffffff') +
        sheet.stroke('M-46-8q18-8 34 0t30-2M-10 38q16-6 34-4M4-30q16-6 28 0', '#ffffff', 5, { opacity: 0.8 }),
    ) +
    sheet.place(
      82,
      -20,
      {},
      globe(sheet, 15, '#d5d5de', sheet.shape(oval(-4, -3, 4), '#a9abb8') + sheet.shape(oval(4, 5, 3), '#a9abb8')),
    )
  );
}

export function mars(sheet: Sheet, die: Dice): string {
  return globe(
    sheet,
    40,
    '#d9593a',
    craters(sheet, 40, '#b03f2c', die) +
      sheet.stroke('M-36 6q20 10 36 2t34 4', '#8a2f2a', 5, { opacity: 0.7 }) +
      sheet.shape(oval(0, -40, 22, 8), '#fff3ea'),
  );
}

export function jupiter(sheet: Sheet): string {
  return (
    globe(
      sheet,
      128,
      '#e6b98a',
      bands(sheet, 128, ['#f3d9b1', '#c9814f', '#f7e6c8', '#b5683f', '#e9b987', '#d99a63'], 7) +
        sheet.shape(oval(44, 48, 36, 20), '#c2452f') +
        sheet.shape(oval(44, 48, 24, 12), '#e27a58') +
        sheet.stroke(
          'M-110-30q30-14 60 0t60 0t60-4M-100 10q30-12 60 0t70-2M-90 78q30-10 60 2t70-6M-96-66q40-12 70 0t80 0',
          '#fff1d8',
          4,
          { opacity: 0.8 },
        ),
    ) +
    [
      [-150, 66, 9, '#ffe29a'],
      [-166, 24, 7, '#dfe8f5'],
      [158, -58, 8, '#d0b59a'],
    ]
      .map(([x, y, r, c]) => sheet.place(Number(x), Number(y), {}, globe(sheet, Number(r), String(c), '')))
      .join('')
  );
}

export function saturn(sheet: Sheet): string {
  const rings = (from: number, to: number) =>
    (
      [
        [206, '#f7dca0', 15],
        [186, '#c99355', 12],
        [170, '#f3cf8a', 14],
        [152, '#a87445', 7],
        [142, '#ecc98f', 9],
      ] as const
    )
      .map(([r, colour, width]) => {
        const half = Array.from({ length: 37 }, (_, i) => {
          const [x, y] = polar(0, 0, r, from + ((to - from) * i) / 36);
          return [x, y * 0.28] as const;
        });
        return sheet.stroke(line(half), colour, width * 0.8);
      })
      .join('');
  return sheet.place(
    0,
    0,
    { turn: -16, scale: 0.94 },
    rings(180, 360),
    globe(sheet, 98, '#efcd8d', bands(sheet, 98, ['#f9e4b4', '#dfae68', '#f3d191', '#cf9850', '#fbeecb'], 5)),
    rings(0, 180),
  );
}

export function uranus(sheet: Sheet): string {
  return (
    globe(
      sheet,
      78,
      '#7fd6dd',
      sheet.place(0, 0, { turn: 70 }, bands(sheet, 82, ['#a9ecec', '#6cc6d4', '#92e0e4', '#58b3c8', '#c2f5f0'], 3)),
    ) +
    sheet.place(
      0,
      0,
      { turn: 74 },
      sheet.stroke(
        line(
          Array.from({ length: 45 }, (_, i) => {
            const [x, y] = polar(0, 0, 118, -40 + (i * 260) / 44);
            return [x, y * 0.2] as const;
          }),
        ),
        '#d5f7f5',
        4,
        { opacity: 0.85 },
      ),
    )
  );
}

export function neptune(sheet: Sheet): string {
  return globe(
    sheet,
    68,
    '#3560d6',
    bands(sheet, 68, ['#5f8df0', '#2d50bd', '#4a78e6', '#274099', '#6fa0f5'], 9) +
      sheet.shape(oval(16, 14, 17, 9), '#1f3488') +
      sheet.stroke('M-40-24q16-6 34 0M-10 34q18-5 30 0', '#dbe8ff', 4),
  );
}

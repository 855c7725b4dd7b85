/** Buildings seen from the front, each standing on the origin. */

import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import type { Dice } from '#assets/pictures/draw/pen/dice.ts';
import { box, curve, line, oval, sector } from '#assets/pictures/draw/pen/path.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

type TowerRoof = 'flat' | 'steps' | 'peak' | 'garden';

/** A house of offices or flats: rows of windows, some of them lit. */
export function tower(
  sheet: Sheet,
  width: number,
  height: number,
  colour: string,
  die: Dice,
  roof: TowerRoof = 'flat',
): string {
  const w = width;
  const h = height;
  return [
    sheet.shape(box(-w / 2, -h, w, h, 4), sheet.linear([light(colour, 0.25), colour, dark(colour, 0.18)], 8)),
    ...towerWindows(sheet, w, h, colour, die),
    ...towerRoof(sheet, w, h, colour, roof),
  ].join('');
}

function towerWindows(sheet: Sheet, w: number, h: number, colour: string, die: Dice): string[] {
  const marks: string[] = [];
  const columns = Math.max(2, Math.round(w / 34));
  const rows = Math.max(3, Math.round(h / 40));
  const sideways = die.chance(0.4);
  for (let row = 0; row < rows - 1; row += 1) {
    const y = -h + 18 + (row * (h - 40)) / (rows - 1);
    if (sideways) marks.push(sheet.shape(box(-w / 2 + 8, y - 3, w - 16, 26, 3), dark(colour, 0.35)));
    for (let column = 0; column < columns; column += 1) {
      const x = -w / 2 + 10 + (column * (w - 20)) / columns;
      const cell = (w - 20) / columns;
      const glass = die.pick(['#ffe9a0', '#bfe6f7', '#8fc7e8', '#fff6d6', '#6fa8d8', '#ffd27a']);
      marks.push(
        sheet.shape(box(x + 3, y, cell - 6, 20, 2.5), glass),
        sheet.shape(
          line(
            [
              [x + 3, y + 20],
              [x + cell * 0.5, y],
              [x + cell * 0.72, y],
              [x + cell * 0.3, y + 20],
            ],
            true,
          ),
          '#ffffff',
          { opacity: 0.35 },
        ),
      );
    }
  }
  return marks;
}

function towerRoof(sheet: Sheet, w: number, h: number, colour: string, roof: TowerRoof): string[] {
  if (roof === 'steps')
    return [
      sheet.shape(box(-w * 0.34, -h - 20, w * 0.68, 22, 3), dark(colour, 0.12)),
      sheet.shape(box(-w * 0.2, -h - 38, w * 0.4, 20, 3), dark(colour, 0.2)),
      sheet.stroke(`M0 ${-h - 38}V${-h - 86}`, dark(colour, 0.4), 4),
      sheet.shape(oval(0, -h - 88, 5), '#e5484d'),
    ];
  if (roof === 'peak')
    return [
      sheet.shape(
        line(
          [
            [-w / 2, -h + 2],
            [0, -h - w * 0.5],
            [w / 2, -h + 2],
          ],
          true,
        ),
        sheet.linear([light(colour, 0.1), dark(colour, 0.3)]),
      ),
    ];
  if (roof === 'garden')
    return Array.from({ length: 5 }, (_, i) =>
      sheet.shape(
        oval(-w / 2 + 12 + (i * (w - 24)) / 4, -h - 6, w / 9, 13 + (i % 2) * 5),
        i % 2 === 0 ? '#5fae57' : '#3f8f52',
      ),
    );
  return [];
}

/** A Korean house with a curved roof of tiles. */
export function hanok(sheet: Sheet, width: number): string {
  const w = width;
  const roof = `M${-w * 0.62} ${-w * 0.36}C${-w * 0.42} ${-w * 0.4} ${-w * 0.38} ${-w * 0.58} ${-w * 0.34} ${-w * 0.62}H${w * 0.34}C${w * 0.38} ${-w * 0.58} ${w * 0.42} ${-w * 0.4} ${w * 0.62} ${-w * 0.36}C${w * 0.3} ${-w * 0.27} ${-w * 0.3} ${-w * 0.27} ${-w * 0.62} ${-w * 0.36}Z`;
  const tiles = Array.from({ length: 25 }, (_, i) =>
    sheet.stroke(
      curve([
        [-w * 0.36 + (i * w * 0.72) / 24, -w * 0.64],
        [-w * 0.44 + (i * w * 0.88) / 24, -w * 0.46],
        [-w * 0.6 + (i * w * 1.2) / 24, -w * 0.26],
      ]),
      i % 2 === 0 ? '#6a7a92' : '#39465e',
      w * 0.012,
    ),
  );
  const door = (x: number) =>
    sheet.shape(box(x, -w * 0.26, w * 0.16, w * 0.24), '#fff3d6', { stroke: { colour: '#8a5230', width: w * 0.014 } }) +
    [1, 2, 3]
      .map((i) =>
        sheet.stroke(
          `M${x + i * w * 0.04} ${-w * 0.26}v${w * 0.24}M${x} ${-w * 0.26 + i * w * 0.06}h${w * 0.16}`,
          '#b0784a',
          w * 0.007,
        ),
      )
      .join('');
  return (
    sheet.shape(box(-w * 0.48, -w * 0.06, w * 0.96, w * 0.06, 3), '#c9c2b8') +
    sheet.shape(box(-w * 0.44, -w * 0.34, w * 0.88, w * 0.29), '#f3dfba') +
    [-0.42, -0.16, 0.0, 0.26].map((x) => door(x * w)).join('') +
    [-0.44, -0.2, 0.2, 0.42].map((x) => sheet.shape(box(x * w, -w * 0.34, w * 0.03, w * 0.3), '#a03f2f')).join('') +
    sheet.shape(box(-w * 0.5, -w * 0.35, w, w * 0.04), '#3f9a86') +
    Array.from({ length: 14 }, (_, i) =>
      sheet.shape(oval(-w * 0.46 + i * w * 0.071, -w * 0.33, w * 0.014), i % 2 === 0 ? '#f5c542' : '#e2574c'),
    ).join('') +
    sheet.shape(roof, sheet.linear(['#55657f', '#3c4a63'])) +
    sheet.within(roof, ...tiles) +
    sheet.shape(box(-w * 0.37, -w * 0.66, w * 0.74, w * 0.055, w * 0.02), '#33405a') +
    sheet.stroke(
      curve([
        [-w * 0.62, -w * 0.36],
        [-w * 0.3, -w * 0.29],
        [w * 0.3, -w * 0.29],
        [w * 0.62, -w * 0.36],
      ]),
      '#2c3850',
      w * 0.02,
    )
  );
}

/** A small house with a gable. */
export function cottage(sheet: Sheet, width: number, wall: string, roof: string): string {
  const w = width;
  return (
    sheet.shape(box(w * 0.2, -w * 1.08, w * 0.14, w * 0.34), dark(wall, 0.3)) +
    sheet.shape(box(-w * 0.42, -w * 0.6, w * 0.84, w * 0.6), sheet.linear([light(wall, 0.2), wall])) +
    sheet.shape(
      line(
        [
          [-w * 0.54, -w * 0.56],
          [0, -w * 1.06],
          [w * 0.54, -w * 0.56],
        ],
        true,
      ),
      sheet.linear([light(roof, 0.2), dark(roof, 0.15)]),
    ) +
    [0, 1, 2, 3]
      .map((i) =>
        sheet.stroke(
          `M${(-0.48 + i * 0.12) * w} ${(-0.62 - i * 0.11) * w}H${(0.48 - i * 0.12) * w}`,
          dark(roof, 0.3),
          w * 0.016,
        ),
      )
      .join('') +
    sheet.shape(box(-w * 0.1, -w * 0.34, w * 0.2, w * 0.34, w * 0.1), dark(roof, 0.3)) +
    sheet.shape(oval(w * 0.05, -w * 0.16, w * 0.02), '#ffe08a') +
    [-0.34, 0.16]
      .map(
        (x) =>
          sheet.shape(box(x * w, -w * 0.46, w * 0.18, w * 0.18, 2), '#bfe6f7', {
            stroke: { colour: '#fff8e6', width: w * 0.03 },
          }) +
          sheet.stroke(
            `M${(x + 0.09) * w} ${-w * 0.46}v${w * 0.18}M${x * w} ${-w * 0.37}h${w * 0.18}`,
            '#fff8e6',
            w * 0.018,
          ),
      )
      .join('') +
    sheet.shape(oval(0, -w * 0.72, w * 0.08), '#bfe6f7', { stroke: { colour: '#fff8e6', width: w * 0.025 } })
  );
}

/** A lookout tower on a hill, like Seoul's. */
export function lookout(sheet: Sheet, height: number): string {
  const h = height;
  return (
    sheet.stroke(`M0 ${-h * 0.7}V${-h}`, '#e5484d', h * 0.014) +
    sheet.stroke(`M0 ${-h * 0.78}V${-h * 0.9}`, '#ffffff', h * 0.014) +
    sheet.shape(
      line(
        [
          [-h * 0.045, 0],
          [-h * 0.022, -h * 0.58],
          [h * 0.022, -h * 0.58],
          [h * 0.045, 0],
        ],
        true,
      ),
      sheet.linear(['#ffffff', '#b9c2d6'], 0),
    ) +
    sheet.shape(sector(0, -h * 0.6, 0, h * 0.1, 0, 180), '#8f9bb8') +
    sheet.shape(box(-h * 0.11, -h * 0.68, h * 0.22, h * 0.09, h * 0.02), sheet.linear(['#fff6dc', '#d5dbe8'])) +
    Array.from({ length: 7 }, (_, i) =>
      sheet.shape(box(-h * 0.1 + i * h * 0.029, -h * 0.66, h * 0.022, h * 0.04), '#4f8fc8'),
    ).join('') +
    sheet.shape(box(-h * 0.05, -h * 0.74, h * 0.1, h * 0.06, h * 0.02), '#e8ecf5') +
    sheet.shape(sector(0, -h * 0.74, 0, h * 0.04, 180, 360), '#5f7fb0')
  );
}

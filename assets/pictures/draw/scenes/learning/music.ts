/** A rainbow of notes: a wavy staff over hills of piano keys, each note in the colour of its name, and eight instruments. */
import { bear, frog, penguin, rabbit } from '#assets/pictures/draw/figures/living/faces.ts';
import { bird } from '#assets/pictures/draw/figures/living/woodland.ts';
import {
  clef,
  drum,
  guitar,
  maracas,
  NOTES,
  note,
  tambourine,
  triangle,
  trumpet,
  violin,
  xylophone,
} from '#assets/pictures/draw/figures/made/instruments.ts';
import { dark, light, mix } from '#assets/pictures/draw/pen/colour.ts';
import { type Dice, dice } from '#assets/pictures/draw/pen/dice.ts';
import { box, cloud, curve, leaf, line, oval, type Point, star } from '#assets/pictures/draw/pen/path.ts';
import { dabs, scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

export function music(sheet: Sheet): void {
  const die = dice(22);
  sheet.add(
    ...stage(sheet, die),
    ...sparks(sheet, die),
    ...rainbow(sheet, die),
    ...notes(sheet),
    ...drifting(sheet),
    ...keys(sheet),
    ...singers(sheet),
    ...instruments(sheet),
  );
}

/** Distances below the crest: of the staff's lowest line, and from one tone to the next. Pixels. */
const BOTTOM_LINE = 226;
const STEP = 23.5;

/** Height of the rainbow's upper edge at x. */
function crest(x: number): number {
  return 250 + 70 * Math.sin(x / 255 + 0.6) + x * 0.03;
}

function stage(sheet: Sheet, die: Dice): string[] {
  const { width, height } = sheet;
  const marks = [
    sheet.shape(box(0, 0, width, height), sheet.linear(['#2a2766', '#4a3a92', '#8a55ae', '#e0709a', '#f7a86a'], 78)),
  ];
  marks.push(
    dabs(sheet, { x: 0, y: 0, width, height }, ['#ffffff', '#ffb0c8', '#5a4fb0', '#2f2a70'], 40, -18, 0.28, die),
  );
  for (const [x, y, r] of [
    [220, 130, 200],
    [820, 120, 260],
    [1400, 160, 240],
    [460, 720, 260],
    [1180, 700, 280],
  ] as const)
    for (let i = 4; i >= 1; i -= 1)
      marks.push(
        sheet.stroke(oval(x, y, (r * i) / 4), NOTES[(i + Math.round(r)) % 8] ?? '#ffffff', 9, { opacity: 0.28 }),
      );
  for (const [x, y, w] of [
    [120, 110, 180],
    [560, 90, 190],
    [1010, 100, 200],
    [1480, 130, 190],
  ] as const)
    marks.push(sheet.shape(cloud(x, y, w), sheet.linear(['#fff3fa', '#d5b5e8']), { opacity: 0.85 }));
  return marks;
}

function rainbow(sheet: Sheet, die: Dice): string[] {
  const edge = (drop: number): Point[] =>
    Array.from({ length: 35 }, (_, i) => [i * 50 - 50, crest(i * 50 - 50) + drop]);
  const marks: string[] = [
    sheet.place(0, 26, {}, sheet.stroke(curve(edge(246)), '#1b1a4a', 60, { opacity: 0.35, blur: 12 })),
  ];
  NOTES.slice(0, 7).forEach((colour, i) => {
    const band = `${curve(edge(i * 38))}L${curve(edge(i * 38 + 40).reverse()).slice(1)}Z`;
    marks.push(sheet.shape(band, sheet.linear([light(colour, 0.35), light(colour, 0.12), colour])));
    marks.push(
      sheet.within(
        band,
        ...scatter({ x: 0, y: 160, width: 1600, height: 440 }, 34, die).map(([x, y]) =>
          i % 2 === 0
            ? sheet.shape(oval(x, y, 4), light(colour, 0.6))
            : sheet.shape(leaf(x, y, 20, 6, 12), light(colour, 0.55)),
        ),
      ),
    );
  });
  for (let i = 0; i < 5; i += 1)
    marks.push(sheet.stroke(curve(edge(BOTTOM_LINE - i * 2 * STEP)), '#fffaf0', 5.5, { opacity: 0.95 }));
  return marks;
}

function notes(sheet: Sheet): string[] {
  const song = [
    [340, 0, 'quarter'],
    [450, 1, 'eighth'],
    [565, 2, 'quarter'],
    [680, 4, 'pair'],
    [860, 3, 'half'],
    [960, 5, 'eighth'],
    [1075, 6, 'quarter'],
    [1180, 7, 'pair'],
    [1375, 5, 'quarter'],
    [1480, 2, 'eighth'],
  ] as const;
  const staff = song.map(([x, step, kind]) => {
    const up = step < 5;
    const y = crest(x) + BOTTOM_LINE + 2 * STEP - step * STEP;
    const ledger = step === 0 ? sheet.stroke(`M${x - 50} ${y.toFixed(1)}h100`, '#fffaf0', 5.5) : '';
    return ledger + sheet.place(x, y, {}, note(sheet, NOTES[step] ?? '#ffffff', kind, kind === 'pair' || up));
  });
  return [sheet.place(190, crest(190) + 150, { scale: 1.25, turn: 4 }, clef(sheet)), ...staff];
}

/** Small notes below the rainbow. */
function drifting(sheet: Sheet): string[] {
  const places = [
    [860, 545, 2, -12],
    [945, 590, 5, 10],
    [1090, 570, 7, -8],
    [1190, 590, 0, 12],
    [1290, 610, 3, -10],
    [1390, 600, 1, 8],
    [480, 590, 4, 10],
    [620, 580, 6, -10],
    [60, 590, 1, -8],
  ] as const;
  return places.map(([x, y, step, turn], i) =>
    sheet.place(x, y, { scale: 0.52, turn }, note(sheet, NOTES[step] ?? '#ffffff', i % 2 === 0 ? 'eighth' : 'pair')),
  );
}

function keys(sheet: Sheet): string[] {
  const top = (x: number) => 858 + 26 * Math.sin(x / 190);
  const marks: string[] = [
    sheet.shape(
      `${curve(Array.from({ length: 34 }, (_, i) => [i * 50 - 25, top(i * 50 - 25) - 26] as const))}L1640 1000L-20 1000Z`,
      sheet.linear(['#5a2f6a', '#33205a']),
    ),
  ];
  const step = 64;
  for (let i = 0; i < 26; i += 1) {
    const x = i * step - 16;
    const colour = NOTES[(i + 5) % 7] ?? '#ffffff';
    const outline = line(
      [
        [x, top(x)],
        [x + step - 4, top(x + step)],
        [x + step - 4, 1010],
        [x, 1010],
      ],
      true,
    );
    marks.push(
      sheet.shape(outline, sheet.linear(['#fffdf6', '#f2ead8', '#d9cdb8'])),
      sheet.shape(box(x + 12, 962, step - 28, 26, 10), colour),
    );
  }
  for (let i = 0; i < 26; i += 1) {
    if ([2, 6].includes((i + 5) % 7)) continue;
    const x = i * step - 16 + step - 22;
    marks.push(
      sheet.shape(
        line(
          [
            [x, top(x) - 4],
            [x + 38, top(x + 38) - 4],
            [x + 38, 938],
            [x, 938],
          ],
          true,
        ),
        sheet.linear(['#4a4370', '#241f45']),
      ),
      sheet.stroke(`M${x + 9} ${(top(x) + 8).toFixed(1)}V922`, '#8a84b5', 4),
    );
  }
  return marks;
}

function instruments(sheet: Sheet): string[] {
  const at = (x: number, y: number, scale: number, turn: number, mark: string) =>
    sheet.place(
      x + 6,
      y + 10,
      { scale, turn },
      sheet.shape(oval(0, 30, 100, 50), '#1b1a4a', { opacity: 0.22, blur: 10 }),
    ) + sheet.place(x, y, { scale, turn }, mark);
  return [
    at(118, 760, 0.98, -20, guitar(sheet)),
    at(742, 745, 1, 0, xylophone(sheet)),
    at(1120, 752, 0.95, 0, drum(sheet)),
    at(1500, 700, 1.1, 16, violin(sheet)),
    at(1120, 118, 0.74, -14, trumpet(sheet)),
    at(390, 120, 0.8, 12, maracas(sheet)),
    at(1290, 800, 0.72, -8, tambourine(sheet)),
    at(380, 790, 0.8, 0, triangle(sheet)),
  ];
}

function singers(sheet: Sheet): string[] {
  const child = (x: number, y: number, scale: number, face: (sheet: Sheet) => string, coat: string) =>
    sheet.place(
      x,
      y,
      { scale },
      sheet.shape('M-44 96C-54 40-30 26 0 26C30 26 54 40 44 96Z', sheet.linear([light(coat, 0.2), dark(coat, 0.15)])),
      sheet.shape('M-22 32L0 44L22 32L18 54L0 46L-18 54Z', '#e5484d'),
      face(sheet),
    );
  return [
    child(490, 770, 0.98, bear, '#3f83e0'),
    child(282, 800, 0.9, frog, '#f2c230'),
    child(1400, 800, 0.92, penguin, '#2fa5a0'),
    sheet.place(760, 120, { scale: 0.8 }, bird(sheet, '#f2c230', '#fff6dc')),
    sheet.place(1540, 60, { scale: 0.62, flip: true }, bird(sheet, '#5fb8f0', '#ffffff')),
    child(982, 720, 0.94, rabbit, '#e0559a'),
  ];
}

function sparks(sheet: Sheet, die: Dice): string[] {
  return scatter({ x: 0, y: 0, width: sheet.width, height: 860 }, 84, die).map(([x, y], i) => {
    const colour = mix(NOTES[i % 8] ?? '#ffffff', '#ffffff', 0.55);
    return i % 3 === 0
      ? sheet.shape(star(x, y, 13, 3.4, 4), '#fff6cf')
      : i % 3 === 1
        ? sheet.shape(oval(x, y, 6), colour, { opacity: 0.85 })
        : sheet.stroke(oval(x, y, 8), colour, 3, { opacity: 0.85 });
  });
}

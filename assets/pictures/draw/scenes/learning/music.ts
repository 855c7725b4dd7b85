/** A rainbow of notes: a staff that waves over hills of piano keys, each note in the colour of its name, and eight instruments. */
import { bear, frog, penguin, rabbit } from '../../figures/faces.ts';
import { bird } from '../../figures/woodland.ts';
import { dark, light, mix } from '../../pen/colour.ts';
import { type Dice, dice } from '../../pen/dice.ts';
import { centred } from '../../pen/letters.ts';
import { box, cloud, curve, leaf, line, oval, type Point, polar, star } from '../../pen/path.ts';
import { dabs, scatter } from '../../pen/scatter.ts';
import type { Sheet } from '../../pen/sheet.ts';

/** do re mi fa sol la si do */
const NOTES = ['#e5484d', '#f5842e', '#f2c230', '#5fb84f', '#2fa5a0', '#3f83e0', '#7a58d0', '#e0559a'];
const NAMES = ['도', '레', '미', '파', '솔', '라', '시', '도'];

export function music(sheet: Sheet): void {
  const die = dice(22);
  sheet.add(
    ...stage(sheet, die),
    ...sparks(sheet, die),
    ...rainbow(sheet, die),
    ...notes(sheet),
    ...keys(sheet),
    ...singers(sheet),
    ...instruments(sheet),
  );
}

/** Under the crest: the lowest line of the staff, and from one tone to the next. Pixels. */
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

function note(sheet: Sheet, colour: string, kind: 'quarter' | 'eighth' | 'half' | 'pair', up = true): string {
  const rim = '#fffaf0';
  const parts = (fill: string, extra: number) => {
    const stem = (x: number) => sheet.stroke(up ? `M${x + 21}-6V-112` : `M${x - 21} 6V112`, fill, 9 + extra);
    const ball = (x: number) =>
      sheet.place(
        x,
        0,
        { turn: -22 },
        sheet.shape(oval(0, 0, 28, 21), fill, { stroke: { colour: fill, width: extra } }),
      );
    const flag = up
      ? sheet.shape('M21-114C30-88 62-84 56-42C52-62 36-66 21-72Z', fill, { stroke: { colour: fill, width: extra } })
      : sheet.shape('M-21 114C-12 88 20 84 14 42C10 62-6 66-21 72Z', fill, { stroke: { colour: fill, width: extra } });
    if (kind === 'pair')
      return (
        stem(0) +
        stem(84) +
        sheet.stroke('M21-112L105-124M21-94L105-106', fill, 15 + extra) +
        ball(0) +
        sheet.place(84, -12, {}, ball(0))
      );
    return stem(0) + (kind === 'eighth' ? flag : '') + ball(0);
  };
  const hole =
    kind === 'half'
      ? sheet.place(0, 0, { turn: -40 }, sheet.shape(oval(0, 0, 19, 9), light(colour, 0.75)))
      : sheet.place(-8, -6, { turn: -30 }, sheet.shape(oval(0, 0, 8, 5), '#ffffff', { opacity: 0.7 }));
  return (
    sheet.place(5, 9, {}, sheet.group({ opacity: 0.3 }, parts('#1b1a4a', 12))) +
    parts(rim, 13) +
    parts(dark(colour, 0.12), 0) +
    hole
  );
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

function clef(sheet: Sheet): string {
  const line1 = curve([
    [14, 26],
    [-10, 30],
    [-22, 8],
    [-4, -14],
    [28, -4],
    [34, 34],
    [4, 62],
    [-40, 46],
    [-46, 2],
    [-10, -46],
    [20, -86],
    [18, -126],
    [2, -132],
    [-10, -100],
    [-2, -40],
    [14, 60],
    [16, 104],
    [-6, 122],
    [-22, 108],
  ]);
  return (
    sheet.place(5, 8, {}, sheet.stroke(line1, '#1b1a4a', 24, { opacity: 0.3 })) +
    sheet.stroke(line1, '#fffaf0', 25) +
    sheet.stroke(line1, '#3a2a7a', 13) +
    sheet.shape(oval(-18, 108, 12), '#3a2a7a')
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

function guitar(sheet: Sheet): string {
  return (
    sheet.shape(box(-11, -170, 22, 150, 4), '#6b4329') +
    Array.from({ length: 7 }, (_, i) => sheet.stroke(`M-10 ${-150 + i * 18}H10`, '#e0c08a', 2.5)).join('') +
    sheet.shape(box(-18, -206, 36, 44, 8), '#4a2c1f') +
    [-196, -182, -168].map((y) => sheet.shape(oval(-22, y, 5) + oval(22, y, 5), '#f2d08a')).join('') +
    sheet.shape(
      'M0-44C34-52 54-26 44 0C40 14 66 28 64 62C60 104-60 104-64 62C-66 28-40 14-44 0C-54-26-34-52 0-44Z',
      sheet.radial(['#ffc876', '#e8903c', '#b5602a'], 0.45, 0.5, 0.65),
      { stroke: { colour: '#7a3f1f', width: 5 } },
    ) +
    sheet.shape(oval(0, 14, 22), '#4a2417') +
    sheet.stroke(oval(0, 14, 27), '#fff0c9', 3) +
    sheet.shape(box(-26, 56, 52, 11, 4), '#5a2f1a') +
    [-7, -2.5, 2.5, 7].map((x) => sheet.stroke(`M${x}-196V60`, '#fff6dc', 1.6)).join('')
  );
}

function violin(sheet: Sheet): string {
  return (
    sheet.shape(box(-8, -160, 16, 120, 4), '#3a2018') +
    sheet.stroke(
      curve([
        [0, -156],
        [-2, -182],
        [14, -188],
        [14, -174],
      ]),
      '#7a3f1f',
      9,
    ) +
    sheet.shape(
      'M0-56C30-60 42-36 32-14C28-2 30 6 36 14C58 46 42 84 0 84C-42 84-58 46-36 14C-30 6-28-2-32-14C-42-36-30-60 0-56Z',
      sheet.radial(['#e8844a', '#c2552a', '#8a331a'], 0.42, 0.4, 0.7),
      { stroke: { colour: '#5a2412', width: 4 } },
    ) +
    [-1, 1]
      .map((s) =>
        sheet.stroke(
          curve([
            [s * 14, 0],
            [s * 20, 14],
            [s * 15, 30],
            [s * 22, 42],
          ]),
          '#3a1a10',
          4,
        ),
      )
      .join('') +
    sheet.shape('M-9 30H9L14 76H-14Z', '#3a2018') +
    sheet.shape(box(-16, 22, 32, 6, 2), '#f2d8a8') +
    [-5, 0, 5].map((x) => sheet.stroke(`M${x}-156V60`, '#fff6dc', 1.6)).join('') +
    sheet.stroke('M-92 62L72-96', '#7a4a2a', 6) +
    sheet.stroke('M-88 70L76-88', '#fff6e6', 3)
  );
}

function drum(sheet: Sheet): string {
  return (
    sheet.shape('M-96-40V44C-96 78 96 78 96 44V-40Z', sheet.linear(['#c22f45', '#f0606a', '#b0283f'], 0)) +
    Array.from({ length: 9 }, (_, i) =>
      sheet.stroke(
        `M${-92 + i * 23}${-26 + Math.sin((i / 8) * Math.PI) * 18 < 0 ? '' : ' '}${(-26 + Math.sin((i / 8) * Math.PI) * 18).toFixed(1)}L${i % 2 === 0 ? -80 + i * 23 : -104 + i * 23} ${(40 + Math.sin((i / 8) * Math.PI) * 22).toFixed(1)}`,
        '#ffe08a',
        5,
      ),
    ).join('') +
    sheet.stroke(
      curve([
        [-96, 44],
        [-50, 64],
        [0, 70],
        [50, 64],
        [96, 44],
      ]),
      '#ffc94a',
      13,
    ) +
    sheet.shape(oval(0, -40, 99, 34), '#ffc94a') +
    sheet.shape(oval(0, -42, 88, 27), sheet.linear(['#fffdf6', '#e8dcc8'])) +
    sheet.stroke('M-120-120L-20-52M110-128L26-50', '#b5784a', 10) +
    sheet.shape(oval(-20, -52, 12) + oval(26, -50, 12), '#fff0d0')
  );
}

function xylophone(sheet: Sheet): string {
  const bars = NOTES.map((colour, i) => {
    const h = 150 - i * 11;
    const x = -176 + i * 45;
    return (
      sheet.shape(box(x, -h / 2, 38, h, 10), sheet.linear([light(colour, 0.3), colour, dark(colour, 0.18)])) +
      sheet.shape(oval(x + 19, -h / 2 + 14, 5) + oval(x + 19, h / 2 - 14, 5), '#fffaf0') +
      sheet.shape(centred(NAMES[i] ?? '', x + 19, 0, 31, 'Bold'), '#ffffff')
    );
  });
  return (
    sheet.shape(
      line(
        [
          [-190, -60],
          [196, -34],
          [196, -16],
          [-190, -40],
        ],
        true,
      ),
      '#8a5230',
    ) +
    sheet.shape(
      line(
        [
          [-190, 40],
          [196, 16],
          [196, 34],
          [-190, 60],
        ],
        true,
      ),
      '#8a5230',
    ) +
    bars.join('') +
    sheet.stroke('M40-110L-60-66M170-96L96-40', '#d9a05f', 8) +
    sheet.shape(oval(-62, -64, 15), '#e5484d') +
    sheet.shape(oval(94, -38, 15), '#3f83e0')
  );
}

function trumpet(sheet: Sheet): string {
  const brass = sheet.linear(['#fff0a0', '#f5c03a', '#c98a1f']);
  return (
    sheet.stroke('M-150-6H60', '#d99f2a', 15) +
    sheet.stroke('M-150-8H60', '#ffe89a', 5) +
    sheet.shape('M40-16C90-18 120-40 142-66V56C120 28 90 6 40 6Z', brass) +
    sheet.shape(oval(142, -5, 15, 61), '#e0a52e') +
    sheet.shape(oval(144, -5, 9, 46), '#8a5a1a') +
    sheet.stroke('M-66-6V34C-66 56 40 56 40 34V-6', '#d99f2a', 13) +
    [-40, -12, 16]
      .map((x) => sheet.shape(box(x - 10, -42, 20, 84, 7), brass) + sheet.shape(box(x - 8, -60, 16, 13, 5), '#fff6dc'))
      .join('') +
    sheet.shape(box(-172, -16, 26, 20, 6), '#c98a1f')
  );
}

function maracas(sheet: Sheet): string {
  return [
    [-40, -24, '#2fa5a0', '#ffd23f'],
    [44, 22, '#e5484d', '#ffffff'],
  ]
    .map(([x, turn, one, two]) => {
      const d = oval(0, -40, 40, 50);
      return sheet.place(
        Number(x),
        20,
        { turn: Number(turn) },
        sheet.shape(box(-9, 0, 18, 100, 8), '#b5784a'),
        sheet.shape(d, String(one)),
        sheet.within(
          d,
          sheet.stroke(
            'M-50-40l17-13l17 13l17-13l17 13l17-13l17 13M-50-20l17-13l17 13l17-13l17 13l17-13l17 13',
            String(two),
            7,
          ),
        ),
        sheet.shape(d, sheet.shade('#1b1a4a', 0.45)),
      );
    })
    .join('');
}

function tambourine(sheet: Sheet): string {
  return (
    sheet.stroke(oval(0, 0, 84), '#c98a4a', 28) +
    sheet.stroke(oval(0, 0, 96), '#8a5230', 4) +
    sheet.shape(oval(0, 0, 70), '#fff3dc') +
    sheet.shape(star(0, 0, 50, 22), '#f5842e') +
    sheet.shape(star(0, 0, 28, 12), '#ffd23f') +
    Array.from({ length: 8 }, (_, i) => {
      const [x, y] = polar(0, 0, 84, i * 45 + 10);
      return sheet.shape(oval(x, y, 15), '#ffe27a', { stroke: { colour: '#c98a1f', width: 4 } });
    }).join('')
  );
}

function triangle(sheet: Sheet): string {
  const d = line([
    [-76, 62],
    [0, -74],
    [76, 62],
    [-54, 62],
  ]);
  return (
    sheet.stroke(d, '#6a7290', 20) +
    sheet.stroke(d, '#d5dcef', 13) +
    sheet.stroke('M0-80Q14-112 0-124', '#e5484d', 6) +
    sheet.stroke('M96-40L36 34', '#e8edf8', 9) +
    sheet.shape(oval(98, -42, 10), '#e5484d')
  );
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

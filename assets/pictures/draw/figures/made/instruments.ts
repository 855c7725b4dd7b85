/** Instruments around the origin, about 200 px long, and notes. */
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { centred } from '#assets/pictures/draw/pen/letters.ts';
import { box, curve, line, oval, points, polar, star } from '#assets/pictures/draw/pen/path.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

/** do re mi fa sol la si do */
export const NOTES = ['#e5484d', '#f5842e', '#f2c230', '#5fb84f', '#2fa5a0', '#3f83e0', '#7a58d0', '#e0559a'];
const NAMES = ['도', '레', '미', '파', '솔', '라', '시', '도'];

export function note(sheet: Sheet, colour: string, kind: 'quarter' | 'eighth' | 'half' | 'pair', up = true): string {
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

export function clef(sheet: Sheet): string {
  const line1 = curve(
    points(
      '14,26 -10,30 -22,8 -4,-14 28,-4 34,34 4,62 -40,46 -46,2 -10,-46 20,-86 18,-126 2,-132 -10,-100 -2,-40 14,60 16,104 -6,122 -22,108',
    ),
  );
  return (
    sheet.place(5, 8, {}, sheet.stroke(line1, '#1b1a4a', 24, { opacity: 0.3 })) +
    sheet.stroke(line1, '#fffaf0', 25) +
    sheet.stroke(line1, '#3a2a7a', 13) +
    sheet.shape(oval(-18, 108, 12), '#3a2a7a')
  );
}

export function guitar(sheet: Sheet): string {
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

export function violin(sheet: Sheet): string {
  return (
    sheet.shape(box(-8, -160, 16, 120, 4), '#3a2018') +
    sheet.stroke(curve(points('0,-156 -2,-182 14,-188 14,-174')), '#7a3f1f', 9) +
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

export function drum(sheet: Sheet): string {
  return (
    sheet.shape('M-96-40V44C-96 78 96 78 96 44V-40Z', sheet.linear(['#c22f45', '#f0606a', '#b0283f'], 0)) +
    Array.from({ length: 9 }, (_, i) =>
      sheet.stroke(
        `M${-92 + i * 23}${-26 + Math.sin((i / 8) * Math.PI) * 18 < 0 ? '' : ' '}${(-26 + Math.sin((i / 8) * Math.PI) * 18).toFixed(1)}L${i % 2 === 0 ? -80 + i * 23 : -104 + i * 23} ${(40 + Math.sin((i / 8) * Math.PI) * 22).toFixed(1)}`,
        '#ffe08a',
        5,
      ),
    ).join('') +
    sheet.stroke(curve(points('-96,44 -50,64 0,70 50,64 96,44')), '#ffc94a', 13) +
    sheet.shape(oval(0, -40, 99, 34), '#ffc94a') +
    sheet.shape(oval(0, -42, 88, 27), sheet.linear(['#fffdf6', '#e8dcc8'])) +
    sheet.stroke('M-120-120L-20-52M110-128L26-50', '#b5784a', 10) +
    sheet.shape(oval(-20, -52, 12) + oval(26, -50, 12), '#fff0d0')
  );
}

export function xylophone(sheet: Sheet): string {
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
    sheet.shape(line(points('-190,-60 196,-34 196,-16 -190,-40'), true), '#8a5230') +
    sheet.shape(line(points('-190,40 196,16 196,34 -190,60'), true), '#8a5230') +
    bars.join('') +
    sheet.stroke('M40-110L-60-66M170-96L96-40', '#d9a05f', 8) +
    sheet.shape(oval(-62, -64, 15), '#e5484d') +
    sheet.shape(oval(94, -38, 15), '#3f83e0')
  );
}

export function trumpet(sheet: Sheet): string {
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

export function maracas(sheet: Sheet): string {
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

export function tambourine(sheet: Sheet): string {
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

export function triangle(sheet: Sheet): string {
  const d = line(points('-76,62 0,-74 76,62 -54,62'));
  return (
    sheet.stroke(d, '#6a7290', 20) +
    sheet.stroke(d, '#d5dcef', 13) +
    sheet.stroke('M0-80Q14-112 0-124', '#e5484d', 6) +
    sheet.stroke('M96-40L36 34', '#e8edf8', 9) +
    sheet.shape(oval(98, -42, 10), '#e5484d')
  );
}

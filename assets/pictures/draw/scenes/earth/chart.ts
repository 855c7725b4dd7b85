/** The parts of a chart: its frame, its graticule and its compass. */
import { centred } from '#assets/pictures/draw/pen/letters.ts';
import { box, line, oval, type Point, polar, star } from '#assets/pictures/draw/pen/path.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

/** The longitude at which the map is cut, in the Atlantic. */
export const WEST = -28;
export const NORTH = 84;
export const SOUTH = -77;
/** Width of the frame. Pixels. */
export const FRAME = 46;

export function frame(sheet: Sheet): string {
  const { width, height } = sheet;
  const colours = ['#e2574c', '#f6e7c8', '#2f7f8c', '#f6e7c8', '#f0b13c', '#f6e7c8'];
  const marks: string[] = [sheet.shape(box(0, 0, width, height), sheet.linear(['#f9ecd0', '#eed7a9'], 35))];
  const steps = 48;
  for (let i = 0; i < steps; i += 1) {
    const colour = colours[i % colours.length] ?? '#e2574c';
    const x = FRAME + (i * (width - 2 * FRAME)) / steps;
    const w = (width - 2 * FRAME) / steps;
    for (const [foot, tip] of [
      [34, 16],
      [height - 34, height - 16],
    ] as const)
      marks.push(
        sheet.shape(
          line(
            [
              [x, foot],
              [x + w / 2, tip],
              [x + w, foot],
            ],
            true,
          ),
          colour,
        ),
        sheet.shape(oval(x, tip < 100 ? 10 : height - 10, 3.4), '#b5522f'),
      );
  }
  const rows = 30;
  for (let i = 0; i < rows; i += 1) {
    const colour = colours[(i + 2) % colours.length] ?? '#e2574c';
    const y = FRAME + (i * (height - 2 * FRAME)) / rows;
    const h = (height - 2 * FRAME) / rows;
    for (const [foot, tip] of [
      [34, 16],
      [width - 34, width - 16],
    ] as const)
      marks.push(
        sheet.shape(
          line(
            [
              [foot, y],
              [tip, y + h / 2],
              [foot, y + h],
            ],
            true,
          ),
          colour,
        ),
        sheet.shape(oval(tip < 100 ? 10 : width - 10, y, 3.4), '#2f7f8c'),
      );
  }
  for (const [x, y] of [
    [23, 23],
    [width - 23, 23],
    [23, height - 23],
    [width - 23, height - 23],
  ] as const)
    marks.push(sheet.shape(oval(x, y, 21), '#2f7f8c'), sheet.shape(star(x, y, 17, 7, 8), '#f6d27a'));
  return marks.join('');
}

export function graticule(sheet: Sheet, place: (point: Point) => Point): string {
  const lines: string[] = [];
  for (let longitude = 0; longitude < 332; longitude += 30)
    lines.push(line([place([longitude, NORTH]), place([longitude, SOUTH])]));
  for (const latitude of [60, 30, 0, -30, -60])
    lines.push(line([place([WEST, latitude]), place([WEST + 360, latitude])]));
  const equator = line([place([WEST, 0]), place([WEST + 360, 0])]);
  return (
    sheet.stroke(lines.join(''), '#e4fbff', 1.6, { opacity: 0.35 }) +
    sheet.group(
      { opacity: 0.85 },
      sheet.shape(equator, 'none', { stroke: { colour: '#ffe08a', width: 3, dash: '3 12' } }),
    )
  );
}

export function compass(sheet: Sheet, [x, y]: Point): string {
  const point = (length: number, width: number, turn: number, one: string, other: string) =>
    sheet.place(
      0,
      0,
      { turn },
      sheet.shape(`M0 ${-length}L${width} ${-width}L0 0Z`, one) +
        sheet.shape(`M0 ${-length}L${-width} ${-width}L0 0Z`, other),
    );
  return sheet.place(
    x,
    y,
    { scale: 1.1 },
    sheet.shape(oval(4, 8, 92), '#0f3a66', { opacity: 0.4, blur: 8 }),
    sheet.shape(oval(0, 0, 92), sheet.radial(['#fff7e2', '#f0d9a4'])),
    sheet.stroke(oval(0, 0, 92), '#8a4f2a', 5),
    sheet.stroke(oval(0, 0, 76), '#2f7f8c', 4),
    ...Array.from({ length: 36 }, (_, i) =>
      sheet.stroke(line([polar(0, 0, 80, i * 10), polar(0, 0, 88, i * 10)]), i % 9 === 0 ? '#e2574c' : '#8a4f2a', 2.5),
    ),
    ...[45, 135, 225, 315].map((turn) => point(66, 12, turn, '#f0b13c', '#d98b2a')),
    ...[90, 180, 270].map((turn) => point(84, 14, turn, '#2f7f8c', '#1f5f70')),
    point(84, 14, 0, '#e2574c', '#b83a3a'),
    sheet.shape(oval(0, 0, 9), '#fff7e2', { stroke: { colour: '#8a4f2a', width: 3 } }),
    sheet.shape(oval(0, -106, 17), '#e2574c', { stroke: { colour: '#fff7e2', width: 3 } }),
    sheet.shape(centred('N', 0, -106, 24, 'Black'), '#ffffff'),
  );
}

/** Spacecraft, around the origin unless a place is given. */
import { box, leaf, oval, sector } from '#assets/pictures/draw/pen/path.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

export function rocket(sheet: Sheet): string {
  return (
    sheet.shape(leaf(-62, 0, 120, 34, 180, 0.35), '#ff8a2e') +
    sheet.shape(leaf(-62, 0, 78, 20, 180, 0.35), '#ffe06a') +
    sheet.shape('M-56-26L-84-52L-30-36ZM-56 26L-84 52L-30 36Z', '#d8363f') +
    sheet.shape('M-64-20C-30-42 30-40 74 0C30 40-30 42-64 20Z', sheet.linear(['#ffffff', '#e8eaf5', '#b3bad8'])) +
    sheet.shape('M40-26C56-18 66-8 74 0C66 8 56 18 40 26C46 10 46-10 40-26Z', '#e5484d') +
    sheet.shape(oval(8, 0, 17), '#e5484d') +
    sheet.shape(oval(8, 0, 12), sheet.linear(['#bfe6ff', '#4aa3e0'])) +
    sheet.shape(leaf(-62, 0, 60, 10, 0), '#d8363f')
  );
}

export function satellite(sheet: Sheet): string {
  const panel = (x: number) =>
    sheet.shape(box(x, -20, 62, 40, 3), '#2f66c9', { stroke: { colour: '#bcd4ff', width: 3 } }) +
    [1, 2, 3].map((i) => sheet.stroke(`M${x + i * 15.5}-20V20`, '#bcd4ff', 2)).join('') +
    sheet.stroke(`M${x} 0H${x + 62}`, '#bcd4ff', 2);
  return (
    sheet.stroke('M-40 0H40', '#d5d9e8', 6) +
    panel(-96) +
    panel(34) +
    sheet.shape(box(-24, -28, 48, 56, 8), sheet.linear(['#ffe6a8', '#e0a23c'])) +
    sheet.shape(sector(0, -34, 0, 24, 0, 180), '#e8edf8') +
    sheet.stroke('M0-34V-52', '#e8edf8', 3) +
    sheet.shape(oval(0, -54, 5), '#e5484d') +
    sheet.shape(oval(0, 4, 10), '#7a4a1f')
  );
}

export function comet(sheet: Sheet, x: number, y: number): string {
  return sheet.place(
    x,
    y,
    { turn: 168 },
    sheet.shape('M0-22C-80-30-190-20-300-4C-190 10-80 30 0 22Z', sheet.fade('#9fe3ff', 0, 0.9, 0)),
    sheet.shape('M0-10C-60-14-130-8-200 2C-130 10-60 14 0 10Z', sheet.fade('#ffffff', 0, 0.9, 0)),
    sheet.shape(oval(0, 0, 40), sheet.glow('#d7f5ff', 0.9)),
    sheet.shape(oval(0, 0, 22), sheet.radial(['#ffffff', '#a9e6ff', '#5cb8ea'])),
  );
}

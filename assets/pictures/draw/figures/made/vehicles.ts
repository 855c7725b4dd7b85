/** Vehicles driving to the right, wheels on the origin's line, about 200 px long. */
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { box, curve, line, oval, points, polar, sector, star } from '#assets/pictures/draw/pen/path.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

function wheel(sheet: Sheet, x: number, radius = 22): string {
  return (
    sheet.shape(oval(x, -radius, radius), '#2b2c44') +
    sheet.shape(oval(x, -radius, radius * 0.58), '#d5dae8') +
    [0, 60, 120]
      .map((turn) =>
        sheet.stroke(
          line([polar(x, -radius, radius * 0.5, turn), polar(x, -radius, -radius * 0.5, turn)]),
          '#8a90a8',
          radius * 0.12,
        ),
      )
      .join('') +
    sheet.shape(oval(x, -radius, radius * 0.2), '#5b6080')
  );
}

function pane(sheet: Sheet, outline: string): string {
  return (
    sheet.shape(outline, sheet.linear(['#dff4ff', '#8cc8ec'])) +
    sheet.within(
      outline,
      sheet.shape(
        'M-300-200L-260-200L-330 0H-370ZM-100-200H-60L-130 0H-170ZM20-200H46L-24 0H-50ZM90-200H110L40 0H20Z',
        '#ffffff',
        { opacity: 0.4 },
      ),
    )
  );
}

function ground(sheet: Sheet, half: number): string {
  return sheet.shape(oval(0, 0, half, 9), '#1b2246', { opacity: 0.35, blur: 4 });
}

function lamps(sheet: Sheet, back: number, front: number, y: number): string {
  return sheet.shape(box(front - 12, y, 14, 13, 5), '#fff1a8') + sheet.shape(box(back, y, 11, 13, 4), '#e5383b');
}

export function car(sheet: Sheet, colour: string, sign: 'taxi' | 'police' | 'none' = 'none'): string {
  const body =
    'M-104-26C-108-54-98-62-74-66L-50-100C-44-108-38-110-28-110H26C38-110 46-106 54-98L82-66C104-62 108-52 106-26C104-18 98-18 90-18H-90C-98-18-102-18-104-26Z';
  return (
    ground(sheet, 112) +
    (sign === 'none'
      ? ''
      : sign === 'taxi'
        ? sheet.shape(box(-22, -126, 44, 18, 5), '#fff1a8') + sheet.shape(box(-16, -121, 32, 8, 2), '#3a3f5b')
        : sheet.shape(box(-26, -124, 26, 15, 5), '#e5383b') + sheet.shape(box(0, -124, 26, 15, 5), '#3f7fe8')) +
    sheet.shape(body, sheet.linear([light(colour, 0.3), colour, dark(colour, 0.2)])) +
    pane(sheet, 'M-58-66L-40-94C-38-98-34-99-28-99H-6V-66Z') +
    pane(sheet, 'M6-66V-99H24C34-99 38-96 44-90L64-66Z') +
    (sign === 'taxi'
      ? Array.from({ length: 20 }, (_, i) =>
          sheet.shape(box(-98 + i * 10, i % 2 === 0 ? -56 : -47, 10, 9), '#3a3f5b'),
        ).join('')
      : sign === 'police'
        ? sheet.shape(box(-104, -56, 208, 18), '#2f5fc0') + sheet.shape(star(0, -47, 13, 6), '#ffe14d')
        : sheet.stroke('M-98-44H100', light(colour, 0.5), 4)) +
    sheet.stroke('M0-66V-24', dark(colour, 0.35), 2.5) +
    sheet.stroke('M12-58h14', dark(colour, 0.5), 4) +
    lamps(sheet, -106, 106, -52) +
    wheel(sheet, -58) +
    wheel(sheet, 60)
  );
}

export function bus(sheet: Sheet, colour: string, stripe: string): string {
  return (
    ground(sheet, 160) +
    sheet.shape(box(-156, -138, 312, 120, 18), sheet.linear([light(colour, 0.25), colour, dark(colour, 0.18)])) +
    sheet.shape(box(-156, -52, 312, 14), stripe) +
    [-140, -88, -36, 16].map((x) => pane(sheet, box(x, -122, 44, 44, 6))).join('') +
    pane(sheet, box(72, -122, 40, 98, 6)) +
    sheet.stroke('M92-122V-26', dark(colour, 0.3), 3) +
    pane(sheet, box(122, -122, 34, 52, 8)) +
    [-118, -66, -14, 38]
      .map(
        (x, i) =>
          sheet.shape(oval(x, -92, 10), ['#f3c9a0', '#c98f66', '#ffdcb8', '#a5714a'][i] ?? '#f3c9a0') +
          sheet.shape(sector(x, -93, 0, 11, 180, 360), ['#4a2c22', '#2b2340', '#8a5230', '#2b2340'][i] ?? '#2b2340'),
      )
      .join('') +
    lamps(sheet, -158, 158, -50) +
    wheel(sheet, -94, 25) +
    wheel(sheet, 100, 25)
  );
}

export function fireEngine(sheet: Sheet): string {
  return (
    ground(sheet, 160) +
    sheet.shape(box(-158, -112, 220, 92, 8), sheet.linear(['#ff6a5a', '#e2342f', '#b02228'])) +
    sheet.shape(
      'M62-20V-132H112C130-132 140-110 150-76C156-60 158-40 158-20Z',
      sheet.linear(['#ff6a5a', '#e2342f', '#b02228']),
    ) +
    pane(sheet, 'M78-74V-118H106C116-118 122-102 130-74Z') +
    sheet.shape(box(-158, -52, 316, 10), '#ffffff') +
    sheet.shape(box(78, -148, 30, 16, 6), '#4f9ff0') +
    [-146, -96, -46, 4]
      .map(
        (x, i) =>
          sheet.shape(box(x, -100, 42, 40, 4), i === 2 ? '#8a1a22' : '#f0c542') +
          (i === 2
            ? sheet.stroke(oval(x + 21, -80, 13) + oval(x + 21, -80, 6), '#ffe08a', 4)
            : sheet.stroke(`M${x + 6}-90h30M${x + 6}-80h30M${x + 6}-70h30`, '#b5862a', 3)),
      )
      .join('') +
    sheet.place(
      -150,
      -122,
      { turn: -7 },
      sheet.stroke('M0 0H210M0-18H210', '#d5dae8', 6),
      ...Array.from({ length: 9 }, (_, i) => sheet.stroke(`M${12 + i * 23} 0V-18`, '#a9b0c8', 4)),
    ) +
    lamps(sheet, -160, 160, -42) +
    wheel(sheet, -104, 26) +
    wheel(sheet, 104, 26)
  );
}

export function ambulance(sheet: Sheet): string {
  return (
    ground(sheet, 130) +
    sheet.shape(box(-124, -126, 170, 108, 10), sheet.linear(['#ffffff', '#eef1f8', '#c9d0e2'])) +
    sheet.shape('M46-18V-112H84C98-112 104-96 112-70C122-64 126-50 126-18Z', sheet.linear(['#ffffff', '#dfe4f0'])) +
    pane(sheet, 'M58-68V-100H80C90-100 94-88 100-68Z') +
    sheet.shape(box(-124, -60, 250, 14), '#e2342f') +
    sheet.shape('M-58-114h22v-0v18h18v22h-18v18h-22v-18h-18v-22h18Z', '#2f9f5f') +
    sheet.shape(box(4, -142, 34, 16, 6), '#e2342f') +
    pane(sheet, box(4, -106, 30, 34, 4)) +
    lamps(sheet, -126, 126, -42) +
    wheel(sheet, -74) +
    wheel(sheet, 80)
  );
}

export function truck(sheet: Sheet, load: string): string {
  return (
    ground(sheet, 150) +
    sheet.shape(box(-150, -34, 220, 16, 4), '#4a4f6b') +
    [
      [-120, -70, 30],
      [-70, -74, 34],
      [-14, -72, 32],
      [34, -66, 26],
      [-94, -108, 26],
      [-42, -112, 28],
      [8, -106, 24],
    ]
      .map(([x = 0, y = 0, r = 0]) =>
        sheet.shape(oval(x, y, r), sheet.radial([light(load, 0.45), load, dark(load, 0.2)], 0.35, 0.3)),
      )
      .join('') +
    sheet.shape(box(-152, -70, 222, 40, 4), '#9a6a42') +
    [0, 1].map((i) => sheet.stroke(`M-150 ${-58 + i * 14}H68`, '#7a4e30', 3)).join('') +
    sheet.shape(
      'M74-18V-120H112C128-120 136-100 142-74C152-68 154-50 154-18Z',
      sheet.linear(['#7fd0a0', '#3fa36a', '#2a7a4e']),
    ) +
    pane(sheet, 'M86-72V-106H108C118-106 122-92 128-72Z') +
    lamps(sheet, 72, 154, -46) +
    wheel(sheet, -100, 25) +
    wheel(sheet, 100, 25)
  );
}

export function bicycle(sheet: Sheet, colour: string): string {
  const rim = (x: number) =>
    sheet.stroke(oval(x, -26, 26), '#2b2c44', 5) +
    [0, 45, 90, 135]
      .map((turn) => sheet.stroke(line([polar(x, -26, 24, turn), polar(x, -26, -24, turn)]), '#9aa0b8', 1.5))
      .join('');
  return (
    rim(-40) +
    rim(42) +
    sheet.stroke('M-40-26L-18-66L26-66L42-26M-18-66L0-28L26-66M-40-26H0M26-66L22-86H36M-18-66L-22-78', colour, 6) +
    sheet.shape(box(-36, -84, 28, 8, 4), '#3a2430') +
    sheet.stroke(curve(points('-20,-86 -12,-118 0,-140')), '#f5a524', 26) +
    sheet.stroke(curve(points('-4,-128 16,-112 32,-90')), '#ffdcb8', 9) +
    sheet.stroke(curve(points('-18,-84 6,-72 2,-34')), '#3f5fb0', 13) +
    sheet.shape(oval(8, -162, 19), '#ffdcb8') +
    sheet.shape(sector(8, -164, 0, 22, 175, 365), '#e5484d') +
    sheet.shape(oval(16, -160, 2.4), '#2b2340')
  );
}

export function train(sheet: Sheet, colour: string): string {
  const wagon = (x: number) =>
    sheet.shape(box(x, -92, 280, 78, 12), sheet.linear(['#ffffff', '#e4e9f4', '#b9c3da'])) +
    sheet.shape(box(x, -42, 280, 14), colour) +
    Array.from({ length: 5 }, (_, i) =>
      i === 2
        ? sheet.shape(box(x + 16 + i * 52, -80, 40, 64, 4), dark(colour, 0.1)) +
          pane(sheet, box(x + 20 + i * 52, -76, 32, 30, 3))
        : pane(sheet, box(x + 16 + i * 52, -78, 40, 32, 5)),
    ).join('') +
    [50, 100, 190, 240].map((dx) => sheet.shape(oval(x + dx, -10, 10), '#2b2c44')).join('');
  return (
    wagon(-590) +
    wagon(-295) +
    sheet.shape(
      'M0-92H190C250-92 290-60 300-28C302-18 296-14 284-14H0Z',
      sheet.linear(['#ffffff', '#e4e9f4', '#b9c3da']),
    ) +
    sheet.shape('M0-42H296L300-28H0Z', colour) +
    pane(sheet, 'M206-80C240-78 262-64 276-46H206Z') +
    [16, 68, 120].map((x) => pane(sheet, box(x, -78, 40, 32, 5))).join('') +
    [50, 100, 200, 250].map((x) => sheet.shape(oval(x, -10, 10), '#2b2c44')).join('') +
    sheet.shape(oval(288, -30, 7), '#fff1a8')
  );
}

export function balloon(sheet: Sheet, colours: readonly [string, string, string]): string {
  const bag = 'M0 40C-36 10-70-20-70-66C-70-112-36-140 0-140C36-140 70-112 70-66C70-20 36 10 0 40Z';
  const stripes = [-2, -1, 0, 1, 2].map((i) =>
    sheet.shape(
      `M0 44C${i * 22 - 12} 0 ${i * 30 - 15}-30 ${i * 30 - 15}-66C${i * 30 - 15}-110 ${i * 14 - 7}-140 0-144C${i * 14 + 7}-140 ${i * 30 + 15}-110 ${i * 30 + 15}-66C${i * 30 + 15}-30 ${i * 22 + 12} 0 0 44Z`,
      colours[(i + 6) % 3] ?? colours[0],
    ),
  );
  return (
    sheet.stroke('M-16 34L-13 62M16 34L13 62', '#7a4e30', 2.5) +
    sheet.shape(bag, colours[0]) +
    sheet.within(bag, ...stripes, sheet.shape(bag, sheet.shade('#1b2246', 0.45, 0.3, 0.3))) +
    sheet.shape(box(-17, 60, 34, 26, 5), '#b07a45') +
    sheet.stroke('M-17 69H17M-17 77H17', '#8a5a30', 2.5)
  );
}

export function plane(sheet: Sheet): string {
  return (
    sheet.shape('M-30-4L-74 36H-54L14 6Z', '#c3cbe0') +
    sheet.shape('M-100-40H-82L-56-8H-84Z', '#e5484d') +
    sheet.shape(
      'M-104-6C-80-20 60-24 96-8C110 0 100 12 84 14C30 22-70 20-104-6Z',
      sheet.linear(['#ffffff', '#d3daea']),
    ) +
    sheet.shape('M-8 4L-40 50H-14L46 8Z', '#e4e9f4') +
    [-50, -30, -10, 10, 30, 50].map((x) => sheet.shape(oval(x, -6, 4.5), '#4f8fc8')).join('') +
    sheet.shape('M72-14C88-12 96-6 98-2H76Z', '#4f8fc8') +
    sheet.stroke('M-96 2C-40 16 40 16 96 4', '#e5484d', 4)
  );
}

export function ferry(sheet: Sheet): string {
  return (
    sheet.shape(box(-70, -78, 140, 34, 6), sheet.linear(['#ffffff', '#dfe6f2'])) +
    sheet.shape(box(-40, -104, 84, 28, 6), '#f5c542') +
    [-56, -30, -4, 22, 48].map((x) => sheet.shape(oval(x, -60, 8), '#4f9fd8')).join('') +
    [-28, -4, 20].map((x) => sheet.shape(box(x, -98, 16, 14, 3), '#4f9fd8')).join('') +
    sheet.shape(box(-20, -132, 24, 30, 3), '#e5484d') +
    sheet.shape(box(-20, -124, 24, 8), '#ffffff') +
    sheet.shape('M-112-46H112C104-18 90 0 70 4H-70C-92 0-106-18-112-46Z', sheet.linear(['#3f8fd0', '#23589a'])) +
    sheet.stroke('M-106-34H106', '#ffffff', 5)
  );
}

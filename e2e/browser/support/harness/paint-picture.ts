/**
 * Pictures that the tests draw: a landscape with colours everywhere, plain white, and one whose red and green give the place of a pixel
 * from the left and from the top.
 */
export type Painting = 'landscape' | 'white' | 'places';

export async function paintPicture(painting: Painting, width: number, height: number): Promise<ImageBitmap> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2D canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  if (painting === 'landscape') landscape(context, width, height);
  if (painting === 'places') places(context, width, height);
  return createImageBitmap(canvas);
}

function places(context: CanvasRenderingContext2D, width: number, height: number): void {
  const picture = context.createImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    picture.data[pixel * 4] = ((pixel % width) / width) * 255;
    picture.data[pixel * 4 + 1] = (Math.floor(pixel / width) / height) * 255;
    picture.data[pixel * 4 + 3] = 255;
  }
  context.putImageData(picture, 0, 0);
}

function landscape(context: CanvasRenderingContext2D, width: number, height: number): void {
  const sky = context.createLinearGradient(0, 0, 0, height * 0.6);
  sky.addColorStop(0, '#3b7fc4');
  sky.addColorStop(0.7, '#a9d3ee');
  sky.addColorStop(1, '#fde3b8');
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#fff3c4';
  disc(context, width * 0.74, height * 0.22, height * 0.08);
  context.fillStyle = '#ffffffcc';
  for (const [x, y, size] of [
    [0.16, 0.18, 1],
    [0.42, 0.1, 0.7],
    [0.58, 0.3, 0.8],
  ] as const) {
    for (let puff = -2; puff <= 2; puff += 1) {
      disc(
        context,
        width * (x + puff * 0.028 * size),
        height * (y - 0.01 * (2 - Math.abs(puff))),
        height * 0.05 * size,
      );
    }
  }
  hills(context, width, height, 0.5, 0.08, 3.1, '#7d94b5');
  hills(context, width, height, 0.58, 0.06, 5.3, '#5f8f86');
  hills(context, width, height, 0.66, 0.04, 7.7, '#6fae5c');
  const lake = context.createLinearGradient(0, height * 0.72, 0, height * 0.86);
  lake.addColorStop(0, '#8cc6e0');
  lake.addColorStop(1, '#2f7fae');
  context.fillStyle = lake;
  context.fillRect(0, height * 0.72, width, height * 0.14);
  hills(context, width, height, 0.84, 0.02, 4.4, '#8fbf4d');
  for (let flower = 0; flower < 260; flower += 1) {
    const x = ((flower * 0.618_034) % 1) * width;
    const y = height * (0.87 + 0.12 * ((flower * 0.754_877) % 1));
    context.fillStyle = ['#e8483f', '#f7c23c', '#f08fb2', '#ffffff', '#7a52b3'][flower % 5] ?? '#ffffff';
    disc(context, x, y, height * 0.008);
  }
  context.fillStyle = '#b5482e';
  context.fillRect(width * 0.24, height * 0.6, width * 0.1, height * 0.12);
  context.fillStyle = '#6d2a1c';
  context.beginPath();
  context.moveTo(width * 0.22, height * 0.6);
  context.lineTo(width * 0.29, height * 0.5);
  context.lineTo(width * 0.36, height * 0.6);
  context.fill();
  context.fillStyle = '#ffe9a8';
  context.fillRect(width * 0.265, height * 0.63, width * 0.02, height * 0.035);
  context.fillRect(width * 0.3, height * 0.63, width * 0.02, height * 0.035);
}

function hills(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  level: number,
  swing: number,
  waves: number,
  colour: string,
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(0, height);
  for (let x = 0; x <= width; x += 8) {
    const along = (x / width) * waves;
    context.lineTo(x, height * (level - swing * (Math.sin(along * 2.1) + 0.5 * Math.sin(along * 4.7))));
  }
  context.lineTo(width, height);
  context.fill();
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fill();
}

/** Pictures for tests, drawn when they are needed: none is kept in the repository. */
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture with large shapes and some grain, so that it compresses as a photo does. Sides in pixels. */
export function drawing(width: number, height: number): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  let grain = 1;
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 3) {
      grain = (grain * 48_271) % 2_147_483_647;
      pixels[at] = (x * 200) / width + (grain & 31);
      pixels[at + 1] = (y * 200) / height + ((grain >> 5) & 31);
      pixels[at + 2] = ((x >> 6) + (y >> 6)) % 2 === 0 ? 60 : 180;
    }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** As a phone writes it: lying on its side by its orientation, and telling where it was taken. */
export function phonePhoto(width: number, height: number): Promise<Buffer> {
  return drawing(width, height)
    .withExif({
      IFD0: { Make: 'Phone', Model: 'Camera' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '37/1 33/1 59/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '126/1 58/1 40/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** Of each frame of an animation. Milliseconds. */
export const FRAME_MS = 80;

/** Frames of plain colours. */
export async function animation(format: 'gif' | 'webp', frames: number, side: number): Promise<Buffer> {
  const pictures = await Promise.all(
    Array.from({ length: frames }, (_, frame) =>
      sharp({
        create: { width: side, height: side, channels: 3, background: { r: (frame * 40) % 256, g: 90, b: 200 } },
      })
        .png()
        .toBuffer(),
    ),
  );
  const joined = sharp(pictures, { join: { animated: true } });
  const delay = Array.from({ length: frames }, () => FRAME_MS);
  return format === 'gif' ? joined.gif({ delay }).toBuffer() : joined.webp({ delay }).toBuffer();
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
}

/** A true PNG of one colour: side x side pixels in a few kilobytes. */
export function bomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(side * (1 + Math.ceil(side / 8)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Browsers that lack or do wrong what films are made by, and what a page has made for films. */
import type { Page } from '@playwright/test';

/** What the page's browser lacks or does wrong. */
export interface Flaws {
  readonly globals?: readonly string[];
  readonly isWithoutH264?: boolean;
  readonly cannotRecordCanvas?: boolean;
  /** What becomes of films that its encoder makes. */
  readonly film?: 'black' | 'cut off' | 'empty';
  readonly cannotShowGif?: boolean;
}

interface MadeInPage {
  readonly encoders: VideoEncoder[];
  readonly recorders: MediaRecorder[];
  readonly addresses: string[];
  /** Written on canvases as wide as films are, and on any canvas. */
  readonly texts: string[];
  readonly allTexts: string[];
}

/** Runs in the page, before it loads. Notes what it has made: encoders, recorders, and addresses of files. */
export function makeFlaws({ globals = [], isWithoutH264, cannotRecordCanvas, film, cannotShowGif }: Flaws): void {
  for (const each of globals) Reflect.deleteProperty(globalThis, each);
  if (cannotRecordCanvas) Reflect.deleteProperty(HTMLCanvasElement.prototype, 'captureStream');
  if (isWithoutH264) {
    const { isConfigSupported } = VideoEncoder;
    VideoEncoder.isConfigSupported = async (config) =>
      config.codec.startsWith('avc1') ? { supported: false, config } : isConfigSupported.call(VideoEncoder, config);
  }
  if (film === 'black') {
    const { encode } = VideoEncoder.prototype;
    VideoEncoder.prototype.encode = function (frame, options) {
      const { codedWidth, codedHeight, timestamp, duration } = frame;
      const bytes = new Uint8Array((codedWidth * codedHeight * 3) / 2).fill(128, codedWidth * codedHeight);
      const made = { format: 'I420', codedWidth, codedHeight, timestamp, duration: duration ?? 0 } as const;
      const black = new VideoFrame(bytes, made);
      encode.call(this, black, options);
      black.close();
    };
  }
  if (film === 'cut off' || film === 'empty')
    window.Blob = class extends Blob {
      constructor(parts: BlobPart[] = [], options: BlobPropertyBag = {}) {
        const whole = new File(parts, '');
        const isFilm = options.type?.startsWith('video/');
        super(isFilm ? [whole.slice(0, film === 'empty' ? 0 : whole.size * 0.7)] : parts, options);
      }
    };
  const { createImageBitmap } = window;
  if (cannotShowGif)
    window.createImageBitmap = async (source: ImageBitmapSource) => {
      if (source instanceof Blob && source.type === 'image/gif') throw new DOMException('not decoded');
      return createImageBitmap(source);
    };
  const made: MadeInPage = { encoders: [], recorders: [], addresses: [], texts: [], allTexts: [] };
  Object.assign(window, { made });
  const { createObjectURL } = URL;
  URL.createObjectURL = (file) => {
    const address = createObjectURL(file);
    if (file instanceof Blob && /^(video|image.gif)/.test(file.type)) made.addresses.push(address);
    return address;
  };
  if ('VideoEncoder' in window)
    window.VideoEncoder = class extends VideoEncoder {
      constructor(init: VideoEncoderInit) {
        super(init);
        made.encoders.push(this);
      }
    };
  if ('MediaRecorder' in window)
    window.MediaRecorder = class extends MediaRecorder {
      constructor(stream: MediaStream, options?: MediaRecorderOptions) {
        super(stream, options);
        made.recorders.push(this);
      }
    };
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    made.allTexts.push(text);
    if (this.canvas.width === 1_280 || this.canvas.width === 640) made.texts.push(text);
    fillText.call(this, text, ...rest);
  };
}

/** What the page has made for films, as it is now. */
export function madeBy(
  page: Page,
): Promise<{ states: string[]; addresses: number; texts: string[]; canvases: number }> {
  return page.evaluate(() => {
    const { encoders, recorders, addresses, texts } = Reflect.get(window, 'made');
    const states = [...encoders, ...recorders].map(({ state }) => state);
    return { states, addresses: addresses.length, texts, canvases: document.querySelectorAll('.film-canvas').length };
  });
}

/** Forgets what was written on canvases so far: a check of accessibility writes on its own. */
export function forgetTexts(page: Page): Promise<void> {
  return page.evaluate(() => {
    Reflect.get(window, 'made').allTexts.length = 0;
  });
}

/** Everything that was written on any canvas of the page. */
export function textsOnCanvases(page: Page): Promise<string[]> {
  return page.evaluate(() => [...Reflect.get(window, 'made').allTexts]);
}

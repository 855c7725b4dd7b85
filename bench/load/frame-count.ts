/** Counts the frames among the messages of a client, by whatever transport they come. */
export interface FrameCountOptions {
  /** Does this message count as a frame? */
  readonly isFrame: (bytes: Buffer) => boolean;
  /** Receives every binary message, even before the connection is open for its owner. */
  readonly onBytes?: (bytes: Buffer) => void;
}

export class FrameCount {
  /** Frames since `reset`, and the arrival of the first and the last of them, monotonic ms. */
  frames = 0;
  firstAt = 0;
  lastAt = 0;
  onText: (text: string) => void = () => undefined;
  onBytes: (bytes: Buffer) => void;
  readonly #isFrame: (bytes: Buffer) => boolean;

  constructor({ isFrame, onBytes = () => undefined }: FrameCountOptions) {
    this.#isFrame = isFrame;
    this.onBytes = onBytes;
  }

  /** Measured from the first frame to the last, so that the edges of a window do not matter. */
  get framesPerSecond(): number {
    return this.frames < 2 ? 0 : ((this.frames - 1) * 1_000) / (this.lastAt - this.firstAt);
  }

  reset(): void {
    this.frames = 0;
  }

  /** A binary message has arrived. */
  protected count(bytes: Buffer): void {
    if (this.#isFrame(bytes)) {
      const now = performance.now();
      if (this.frames === 0) this.firstAt = now;
      this.frames += 1;
      this.lastAt = now;
    }
    this.onBytes(bytes);
  }
}

/** A film in a video element of its own, out of sight: whether it plays, and what it shows at a second. */

/** WebKit fails at random: then it is opened once more. */
const ATTEMPTS = 3;
/** The whole of it must come within this time. Milliseconds. */
const DEADLINE_MS = 60_000;
/** A seek is over before its picture is there; this long it is waited for. Milliseconds. */
const PICTURE_MS = 700;

export class VideoPlayer {
  readonly #video: HTMLVideoElement;
  readonly #address: string;
  readonly #deadline: number;
  readonly #signal: AbortSignal;

  /** @throws when it does not play */
  static async open(blob: Blob, signal: AbortSignal): Promise<VideoPlayer> {
    for (let attempt = 1; ; attempt += 1) {
      const player = new VideoPlayer(blob, signal);
      try {
        await player.#event('loadeddata');
        return player;
      } catch (error) {
        player.close();
        if (attempt === ATTEMPTS) throw error;
        signal.throwIfAborted();
      }
    }
  }

  private constructor(blob: Blob, signal: AbortSignal) {
    this.#signal = signal;
    this.#deadline = performance.now() + DEADLINE_MS;
    this.#address = URL.createObjectURL(blob);
    this.#video = document.createElement('video');
    this.#video.muted = true;
    this.#video.playsInline = true;
    this.#video.preload = 'auto';
    this.#video.src = this.#address;
    this.#video.load();
  }

  /** Resolves to the video when it shows that second. */
  async seek(second: number): Promise<HTMLVideoElement> {
    const video = this.#video;
    const shown = new Promise<void>((resolve) => {
      if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(() => resolve());
      setTimeout(resolve, PICTURE_MS);
    });
    video.currentTime = second;
    await this.#event('seeked');
    await shown;
    return video;
  }

  close(): void {
    this.#video.removeAttribute('src');
    this.#video.load();
    URL.revokeObjectURL(this.#address);
  }

  #event(name: string): Promise<void> {
    const video = this.#video;
    return new Promise((resolve, reject) => {
      const end = new AbortController();
      const settle = (failure: Error | null) => {
        clearTimeout(timer);
        end.abort();
        if (failure === null) resolve();
        else reject(failure);
      };
      const fail = (why: string) => settle(new Error(`${why}: ${video.error?.message ?? 'no reason given'}`));
      const timer = setTimeout(() => fail('the film does not come'), this.#deadline - performance.now());
      video.addEventListener(name, () => settle(null), { signal: end.signal });
      video.addEventListener('error', () => fail('the film does not play'), { signal: end.signal });
      this.#signal.addEventListener('abort', () => fail('cancelled'), { signal: end.signal });
    });
  }
}

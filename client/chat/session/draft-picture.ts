/** The picture on the next message. It is read when it is chosen, so that one that cannot be sent is refused at once. */
import { signal } from '@preact/signals';
import type { RequestErrorCode } from '#client/net/http/request.ts';

export interface AttachedFile {
  /** As it is sent. */
  readonly file: File;
  /** Upright, as the others will see it. */
  readonly preview: HTMLCanvasElement;
}

export class DraftPicture {
  readonly attached = signal<AttachedFile | null>(null);
  readonly isReading = signal(false);
  /** Why the latest choice was refused. */
  readonly problem = signal<RequestErrorCode | null>(null);
  #latestChoice: File | null = null;

  async attach(file: File): Promise<void> {
    this.#latestChoice = file;
    this.isReading.value = true;
    this.problem.value = null;
    const read = await import('#client/ui/picture/read-picture.ts').then(
      ({ readPicture }) => readPicture(file),
      () => 'offline' as const,
    );
    // Another picture was chosen meanwhile, or none is wanted any more.
    if (this.#latestChoice !== file) return;
    this.isReading.value = false;
    if (typeof read === 'string') this.problem.value = read;
    else this.attached.value = { file: read.redrawn ?? file, preview: read.preview };
  }

  remove(): void {
    this.#latestChoice = null;
    this.isReading.value = false;
    this.problem.value = null;
    this.attached.value = null;
  }
}

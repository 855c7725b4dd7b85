/** An upload that reports its progress and can be cancelled. Uses XMLHttpRequest, because fetch reports no progress of an upload. */
import { PICTURE_ANSWER_MS } from '#client/base/limits.ts';
import { closeSilentConnections, SilenceWatch } from './exchange.ts';
import { type Reply, replyOf } from './request.ts';

export interface UploadOptions {
  /** Share of the file that has been sent, 0..1. */
  readonly onProgress: (share: number) => void;
  /** Cancels the upload; its reply is then null. */
  readonly signal: AbortSignal;
}

/** Null: cancelled. An upload that stalls is ended like every other silent request. */
export function upload<Result>(
  path: string,
  form: FormData,
  { onProgress, signal }: UploadOptions,
): Promise<Reply<Result> | null> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(null);
      return;
    }
    const xhr = new XMLHttpRequest();
    const cancel = () => xhr.abort();
    const watch = new SilenceWatch(() => {
      cancel();
      void closeSilentConnections();
    });
    signal.addEventListener('abort', cancel);
    xhr.upload.onprogress = ({ loaded, total }) => {
      watch.restart();
      onProgress(total === 0 ? 0 : loaded / total);
    };
    // All is sent: the server reads the picture now, and says nothing meanwhile.
    xhr.upload.onload = () => watch.restart(PICTURE_ANSWER_MS);
    xhr.onprogress = () => watch.restart();
    xhr.onloadend = () => {
      watch.stop();
      signal.removeEventListener('abort', cancel);
      resolve(signal.aborted ? null : replyOf<Result>(xhr.status, xhr.response, true));
    };
    xhr.open('POST', path);
    xhr.responseType = 'json';
    xhr.send(form);
  });
}

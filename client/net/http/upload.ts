/** An upload that reports its progress and can be cancelled. Uses XMLHttpRequest, because fetch reports no progress of an upload. */
import { type Reply, replyOf } from './request.ts';

export interface UploadOptions {
  /** Share of the file that has been sent, 0..1. */
  readonly onProgress: (share: number) => void;
  /** Cancels the upload; its reply is then null. */
  readonly signal: AbortSignal;
}

/** Null: cancelled. */
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
    signal.addEventListener('abort', cancel);
    xhr.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    xhr.onloadend = () => {
      signal.removeEventListener('abort', cancel);
      resolve(signal.aborted ? null : replyOf<Result>(xhr.response));
    };
    xhr.open('POST', path);
    xhr.responseType = 'json';
    xhr.send(form);
  });
}

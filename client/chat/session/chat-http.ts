/** How the chat talks to the server over HTTP. Passed in, so that programs without a browser can bring their own. */
import type { Reply } from '#client/net/http/request.ts';
import type { UploadOptions } from '#client/net/http/upload.ts';

export interface ChatHttp {
  request<Result>(path: string, init?: RequestInit): Promise<Reply<Result>>;
  /** Null: cancelled. */
  upload<Result>(path: string, form: FormData, options: UploadOptions): Promise<Reply<Result> | null>;
}

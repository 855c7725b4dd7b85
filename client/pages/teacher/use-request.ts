/** Sends requests to the server and keeps the error of the latest one. */
import { useState } from 'preact/hooks';
import type { RequestErrorCode } from '#client/net/http/request.ts';

type RequestResult = { readonly ok: true } | { readonly ok: false; readonly code: RequestErrorCode };

/** Awaits a request; true when it succeeded. */
export type RequestRunner = (request: Promise<RequestResult>) => Promise<boolean>;

/** @returns the error of the latest request, null when it succeeded; and the function that runs one */
export function useRequest(): [errorCode: RequestErrorCode | null, request: RequestRunner] {
  const [errorCode, setErrorCode] = useState<RequestErrorCode | null>(null);
  return [
    errorCode,
    async (request) => {
      const answer = await request;
      setErrorCode(answer.ok ? null : answer.code);
      return answer.ok;
    },
  ];
}

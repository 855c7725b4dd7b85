/** Something asked of the class, and why it was not done. */
import { useState } from 'preact/hooks';
import type { RequestErrorCode } from '#client/net/http/request.ts';

type RequestResult = { readonly ok: true } | { readonly ok: false; readonly code: RequestErrorCode };

/** Why the last one was refused; and what asks, and answers whether it was done. */
export function useRequest(): [RequestErrorCode | null, (request: Promise<RequestResult>) => Promise<boolean>] {
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

/** Something asked of the class, and why it was not done. */
import { useState } from 'preact/hooks';
import type { Trouble } from '../../../i18n/words/errors.ts';

type Asked = { readonly ok: true } | { readonly ok: false; readonly code: Trouble };

/** Why the last one was refused; and what asks, and answers whether it was done. */
export function useAsk(): [Trouble | null, (asked: Promise<Asked>) => Promise<boolean>] {
  const [why, setWhy] = useState<Trouble | null>(null);
  return [
    why,
    async (asked) => {
      const answer = await asked;
      setWhy(answer.ok ? null : answer.code);
      return answer.ok;
    },
  ];
}

/** Under which address other devices find this server: the server knows, and where there are several the teacher chooses. */
import { useEffect, useState } from 'preact/hooks';
import type { ClassroomId } from '../../../../shared/ids.ts';
import { keep, kept } from '../../../kept.ts';
import { origins } from '../../../net/teaching.ts';

const CHOSEN = 'origin';

export interface WayIn {
  /** The likeliest first; none when nobody but this machine reaches the server; null until it has answered. */
  readonly origins: readonly string[] | null;
  /** The one that links and QR codes are made with. */
  readonly origin: string | null;
  readonly choose: (origin: string) => void;
}

export function useWayIn(classroom: ClassroomId): WayIn {
  const [all, setAll] = useState<readonly string[] | null>(null);
  const [chosen, setChosen] = useState(() => kept(CHOSEN));
  useEffect(() => {
    void origins(classroom).then((reply) => setAll(reply.ok ? reply.origins : []));
  }, [classroom]);
  const origin = all?.find((each) => each === chosen) ?? all?.[0] ?? null;
  return {
    origins: all,
    origin,
    choose: (next) => {
      keep(CHOSEN, next);
      setChosen(next);
    },
  };
}

/** As it is read out and typed: without what a browser adds by itself. */
export function spoken(origin: string): string {
  return new URL(origin).host;
}

/** Under which address other devices find this server: the server knows, and where there are several the teacher chooses. */
import { useEffect, useState } from 'preact/hooks';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import { fetchOrigins } from '#client/net/teacher-api.ts';
import type { ClassroomId } from '#shared/ids.ts';

const STORAGE_NAME = 'origin';

export interface JoinAddress {
  /** The likeliest first; none when nobody but this machine reaches the server; null until it has answered. */
  readonly origins: readonly string[] | null;
  /** The one that links and QR codes are made with. */
  readonly origin: string | null;
  readonly choose: (origin: string) => void;
}

export function useJoinAddress(classroom: ClassroomId): JoinAddress {
  const [all, setAll] = useState<readonly string[] | null>(null);
  const [chosen, setChosen] = useState(() => readStored(STORAGE_NAME));
  useEffect(() => {
    void fetchOrigins(classroom).then((reply) => setAll(reply.ok ? reply.origins : []));
  }, [classroom]);
  const origin = all?.find((each) => each === chosen) ?? all?.[0] ?? null;
  return {
    origins: all,
    origin,
    choose: (next) => {
      writeStored(STORAGE_NAME, next);
      setChosen(next);
    },
  };
}

/** As it is read out and typed: without what a browser adds by itself. */
export function displayHost(origin: string): string {
  return new URL(origin).host;
}

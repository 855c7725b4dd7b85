/** The address at which other devices reach this server. Where the server reports several, the teacher chooses one. */
import { useEffect, useState } from 'preact/hooks';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import { fetchOrigins } from '#client/net/http/teacher-api.ts';
import type { ClassroomId } from '#shared/ids.ts';

const STORAGE_NAME = 'origin';

export interface JoinAddress {
  /** The likeliest first; empty when only this machine reaches the server; null until the server has answered. */
  readonly origins: readonly string[] | null;
  /** The one used in links and QR codes. */
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

/** The address without its scheme, as a person reads it out and types it. */
export function displayHost(origin: string): string {
  return new URL(origin).host;
}

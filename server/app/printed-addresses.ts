/** The lines that say where students find this computer, at the start and whenever it is carried to another network. */
import { ADDRESS_CHECK_MS } from '#server/base/limits.ts';

interface AddressLines {
  readonly students: readonly string[];
  /** The teacher key, which is needed where another computer can come at all. */
  readonly key: readonly string[];
}

export function addressLines(origins: readonly string[], teacherKey: string): AddressLines {
  return {
    students: origins.map((origin) => `  Students open: ${origin}`),
    key: origins.length > 0 ? [`  From another computer they need the teacher key: ${teacherKey}`] : [],
  };
}

export function changedAddressLines(origins: readonly string[], teacherKey: string): string[] {
  if (origins.length === 0) return ['This computer is in no network now: nobody else can open Jogak.'];
  const { students, key } = addressLines(origins, teacherKey);
  return ['The address of this computer has changed:', ...students, ...key];
}

/** Reads the addresses every ADDRESS_CHECK_MS, and reports each change. Never keeps the process alive. */
export function watchAddresses(
  origins: () => readonly string[],
  onChange: (origins: readonly string[]) => void,
): NodeJS.Timeout {
  let before = origins();
  const timer = setInterval(() => {
    const now = origins();
    if (now.join() === before.join()) return;
    before = now;
    onChange(now);
  }, ADDRESS_CHECK_MS);
  return timer.unref();
}

/**
 * Names a process on its machine, so that the next start of a killed one need not watch it for long: another start on the same
 * machine asks the system. Where the system does not tell, '' is the place of every process, and only its beat tells whether it lives.
 */
import { readFileSync, readlinkSync } from 'node:fs';

/** The kernel's run and the namespace of process ids: containers on one machine count for themselves. Linux alone has both. */
function machineOf(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return '';
  }
}

export function processPlace(): string {
  const machine = machineOf();
  return machine === '' ? '' : `${machine} ${process.pid}`;
}

/** Whether the process at this place has certainly ended. False: it may live. */
export function hasEnded(place: string): boolean {
  const machine = machineOf();
  const pid = Number(/ (\d+)$/.exec(place)?.[1]);
  if (machine === '' || place !== `${machine} ${pid}` || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // Another user's process lives as well.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

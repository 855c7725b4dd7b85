/** Pauses between the steps of long work. A hidden tab's timers wait for a second; its messages do not. */

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Resolves in a task of its own, so that the page answers and draws in between. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}

/** Resolves after this time, in a hidden tab too. Milliseconds. */
export async function pause(ms: number): Promise<void> {
  const end = performance.now() + ms;
  if (!document.hidden) await new Promise((resolve) => setTimeout(resolve, ms));
  while (performance.now() < end) await nextTask();
}

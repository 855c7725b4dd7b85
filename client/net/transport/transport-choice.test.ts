import { expect, it } from 'vitest';
import { TRANSPORT_MEMORY_MS } from '#client/base/limits.ts';
import { TransportChoice, type TransportName } from './transport-choice.ts';

/** `refused`: never live; `cut`: live, and ended soon; `proven`; `reload`: the next page of the tab; `later`: after the memory's time. */
type Step = 'refused' | 'cut' | 'proven' | 'reload' | 'later';

function transportAfter(steps: readonly Step[]): TransportName {
  let stored: string | null = null;
  let now = 1_000_000_000;
  const memory = {
    read: () => stored,
    write: (value: string) => {
      stored = value;
    },
  };
  const newPage = () => new TransportChoice(memory, () => now);
  let choice = newPage();
  for (const step of steps) {
    if (step === 'refused') choice.fail(choice.current, false);
    else if (step === 'cut') choice.fail(choice.current, true);
    else if (step === 'proven') choice.prove();
    else if (step === 'reload') choice = newPage();
    else now += TRANSPORT_MEMORY_MS;
  }
  return choice.current;
}

it.each<[Step[], TransportName]>([
  [[], 'websocket'],
  [['refused'], 'polling'],
  [['cut'], 'websocket'],
  [['cut', 'cut'], 'polling'],
  [['cut', 'proven', 'cut'], 'websocket'],
  [['proven', 'refused'], 'websocket'],
  [['proven', 'refused', 'refused'], 'polling'],
  [['proven', 'reload', 'refused'], 'websocket'],
  [['refused', 'reload'], 'polling'],
  [['refused', 'proven', 'later'], 'websocket'],
  [['refused', 'proven', 'later', 'refused'], 'polling'],
  [['refused', 'later', 'reload'], 'websocket'],
  // Something lets neither pass for now: each has its turn.
  [['refused', 'refused'], 'websocket'],
  [['refused', 'refused', 'refused'], 'polling'],
])('after %j the next attempt is by %s', (steps, transport) => {
  expect(transportAfter(steps)).toBe(transport);
});

it('begins with WebSocket whatever is stored', () => {
  for (const stored of ['', 'polling', 'polling soon', 'carrier-pigeon 1'])
    expect(new TransportChoice({ read: () => stored, write: () => undefined }).current).toBe('websocket');
});

it('does not take a failure of polling for one of WebSocket', () => {
  let now = 0;
  const choice = new TransportChoice({ read: () => null, write: () => undefined }, () => now);
  choice.fail('websocket', false);
  now += TRANSPORT_MEMORY_MS;
  choice.fail('polling', false);
  expect(choice.current).toBe('websocket');
});

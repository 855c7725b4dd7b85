/** The live list of open classes on the join page. A class keeps its place in the list, so that none jumps. */
import type { Socket } from 'socket.io-client';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { NAMESPACE } from '#shared/protocol/paths.ts';
import type { OpenClassesServerEvents } from '#shared/protocol/protocol.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';
import { connectErrorCode } from './connect-error.ts';
import { Reconnector } from './reconnector.ts';
import { OPEN_CLASSES_RECONNECTION, RetryTimers } from './retry.ts';
import { openLiveSocket } from './transport/live-socket.ts';

/** Subscribes to the list; null: it has not arrived yet, or the connection is lost. Returns the function that unsubscribes. */
export function watchOpenClasses(onChange: (classes: readonly OpenClassView[] | null) => void): () => void {
  const classes = new Map<string, OpenClassView>();
  const socket: Socket<OpenClassesServerEvents, Record<never, never>> = openLiveSocket(NAMESPACE.openClasses, {
    parser: { Encoder, Decoder },
    ...OPEN_CLASSES_RECONNECTION,
  });
  const notify = () => onChange([...classes.values()]);
  const retry = new RetryTimers();
  const reconnector = new Reconnector(retry, () => socket.connect());
  socket.on('connect', () => reconnector.onConnected());
  socket.on('openClasses', (list) => {
    const openIds = new Set<string>(list.map(({ id }) => id));
    for (const id of classes.keys()) if (!openIds.has(id)) classes.delete(id);
    for (const openClass of list) classes.set(openClass.id, openClass);
    notify();
  });
  socket.on('openClass', (openClass) => {
    classes.set(openClass.id, openClass);
    notify();
  });
  socket.on('openClassClosed', ({ id }) => {
    classes.delete(id);
    notify();
  });
  socket.on('disconnect', (reason) => {
    onChange(null);
    // A server that stops, or has no list now, ends connections.
    reconnector.onDisconnected(reason);
  });
  socket.on('connect_error', (error) => {
    onChange(null);
    // The list refuses nobody but for too many connections.
    const code = connectErrorCode(error);
    if (code !== null) reconnector.onRefused(code);
  });
  return () => {
    retry.cancelAll();
    socket.disconnect();
  };
}

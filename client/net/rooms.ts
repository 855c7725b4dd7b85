/** The live list of open classes, as the door shows it: in the order in which this page came to know them, so that none jumps. */
import { io, type Socket } from 'socket.io-client';
import type { RoomServerEvents, RoomView } from '../../shared/protocol/events.ts';
import { Decoder, Encoder } from '../../shared/protocol/parser.ts';
import { NAMESPACE, SOCKET_PATH } from '../../shared/protocol/paths.ts';

/** Null: the list has not come yet, or the connection is lost. */
export function watchRooms(onChange: (rooms: readonly RoomView[] | null) => void): () => void {
  const rooms = new Map<string, RoomView>();
  const socket: Socket<RoomServerEvents, Record<never, never>> = io(NAMESPACE.room, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    parser: { Encoder, Decoder },
    reconnectionDelayMax: 10_000,
  });
  const tell = () => onChange([...rooms.values()]);
  socket.on('rooms', (all) => {
    const open = new Set<string>(all.map(({ id }) => id));
    for (const id of rooms.keys()) if (!open.has(id)) rooms.delete(id);
    for (const room of all) rooms.set(room.id, room);
    tell();
  });
  socket.on('room', (room) => {
    rooms.set(room.id, room);
    tell();
  });
  socket.on('roomGone', ({ id }) => {
    rooms.delete(id);
    tell();
  });
  socket.on('disconnect', () => onChange(null));
  socket.on('connect_error', () => onChange(null));
  return () => socket.disconnect();
}

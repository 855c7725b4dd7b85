/** The body of a frame in a classroom's log: its events, encoded as their table says, and no drags. A board's body has the same format. */
import {
  CLASSROOM_EVENTS,
  type ClassroomEvent,
  type ClassroomEventKind,
  type Field,
} from '#shared/classroom/classroom-event.ts';
import { ByteReader, ByteWriter, WireError } from './bytes.ts';

const KINDS: ReadonlyMap<number, ClassroomEventKind> = new Map(
  Object.entries(CLASSROOM_EVENTS).map(([kind, [number]]) => [number, kind as ClassroomEventKind]),
);

export function encodeClassroomBody(events: readonly ClassroomEvent[]): Uint8Array {
  const writer = new ByteWriter(32);
  writer.varint(events.length);
  for (const event of events) {
    const [number, fields] = CLASSROOM_EVENTS[event.kind];
    const values: Readonly<Record<string, unknown>> = { ...event };
    writer.u8(number);
    for (const name of Object.keys(fields)) writer.varint(Number(values[name]));
  }
  writer.varint(0);
  return writer.take();
}

/** @throws WireError when the bytes are no such body */
export function decodeClassroomBody(bytes: Uint8Array): ClassroomEvent[] {
  const reader = new ByteReader(bytes);
  const events: ClassroomEvent[] = [];
  for (let left = reader.varint(); left > 0; left -= 1) events.push(readEvent(reader));
  if (reader.varint() !== 0) throw new WireError('drags in the log of a classroom');
  reader.end();
  return events;
}

function readEvent(reader: ByteReader): ClassroomEvent {
  const number = reader.u8();
  const kind = KINDS.get(number);
  if (kind === undefined) throw new WireError(`classroom event ${number}`);
  const event: Record<string, unknown> = { kind };
  const fields: Readonly<Record<string, Field>> = CLASSROOM_EVENTS[kind][1];
  for (const [name, field] of Object.entries(fields)) {
    const value = reader.varint();
    if (field === 'flag' && value > 1) throw new WireError(`${kind}.${name} is ${value}`);
    event[name] = field === 'flag' ? value === 1 : value;
  }
  // By the table, the event has its kind and every field of that kind.
  return event as unknown as ClassroomEvent;
}

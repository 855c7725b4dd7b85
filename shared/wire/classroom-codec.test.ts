import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  CLASSROOM_EVENTS,
  type ClassroomEvent,
  type ClassroomEventKind,
  type Field,
} from '#shared/classroom/classroom-event.ts';
import { WireError } from './bytes.ts';
import { decodeClassroomBody, encodeClassroomBody } from './classroom-codec.ts';

const value = { count: fc.nat({ max: Number.MAX_SAFE_INTEGER }), flag: fc.boolean() } satisfies Record<Field, unknown>;

const event: fc.Arbitrary<ClassroomEvent> = fc
  .constantFrom(...(Object.keys(CLASSROOM_EVENTS) as ClassroomEventKind[]))
  .chain((kind) => {
    const fields: Readonly<Record<string, Field>> = CLASSROOM_EVENTS[kind][1];
    const values = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, value[field]]));
    return fc.record({ kind: fc.constant(kind), ...values }) as fc.Arbitrary<ClassroomEvent>;
  });

it('decodes any events to what was encoded', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      expect(decodeClassroomBody(encodeClassroomBody(events))).toEqual(events);
    }),
  );
});

it('throws only WireError for random bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      try {
        decodeClassroomBody(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
      }
    }),
  );
});

it('gives each kind a number of its own', () => {
  const numbers = Object.values(CLASSROOM_EVENTS).map(([number]) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
});

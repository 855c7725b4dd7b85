/** What a teacher asks of her class over /board. Whoever is none is refused before anything is looked at, and that is written down. */
import type { Static, TSchema } from 'typebox';
import { failure } from '../../../shared/protocol/errors.ts';
import type { Answer } from '../../../shared/protocol/events.ts';
import {
  LowerHandMessage,
  PauseMessage,
  PresentMessage,
  SpotlightMessage,
  TimerMessage,
  WallMessage,
} from '../../../shared/protocol/leading.ts';
import type { Log } from '../../log.ts';
import { answering, type Listener } from './answering.ts';
import type { BoardSocket } from './board.ts';
import type { Wall } from './wall.ts';

export interface LeadingParts {
  readonly log: Log;
  readonly wall: Wall;
}

export function serveLeading(socket: BoardSocket, { log, wall }: LeadingParts): void {
  const { host: classroom, person } = socket.data;

  function teacher<Schema extends TSchema, Result extends object>(
    schema: Schema,
    owner: (message: Static<Schema>) => Answer<Result> | Promise<Answer<Result>>,
  ): Listener {
    return answering(schema, log, (message) => {
      if (person.role === 'teacher') return owner(message);
      log.warn('somebody who is no teacher asked for what is hers');
      return failure('teacher-only');
    });
  }

  const { leading } = classroom;
  socket.on(
    'pause',
    teacher(PauseMessage, ({ board, paused }) => leading.pause(board, paused)),
  );
  socket.on(
    'lowerHand',
    teacher(LowerHandMessage, ({ seat }) => leading.lowerHand(seat)),
  );
  socket.on(
    'timer',
    teacher(TimerMessage, (asked) => ('ms' in asked ? leading.setTimer(asked.ms) : leading.turnTimer(asked.to))),
  );
  socket.on(
    'spotlight',
    teacher(SpotlightMessage, ({ board, named }) => leading.spotlight(board, named)),
  );
  socket.on(
    'present',
    teacher(PresentMessage, ({ what, named }) => leading.present(what, named)),
  );
  socket.on(
    'wall',
    teacher(WallMessage, ({ boards }) => {
      wall.show(socket, classroom, boards);
      return { ok: true };
    }),
  );
}

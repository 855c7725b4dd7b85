/** What a teacher asks of her class's door over /board. */
import {
  AdmitMessage,
  DoorMessage,
  LockMessage,
  RemoveMessage,
  RenameMessage,
  SeatMessage,
} from '../../../../shared/protocol/door.ts';
import { failure } from '../../../../shared/protocol/errors.ts';
import { NothingMessage } from '../../../../shared/protocol/leading.ts';
import { cleanName } from '../../../http/clean.ts';
import type { BoardSocket } from '../board.ts';
import type { ForTeachers } from './teaching.ts';

export function serveDoor(socket: BoardSocket, teacher: ForTeachers): void {
  const { door } = socket.data.host;
  socket.on(
    'door',
    teacher(DoorMessage, (message) => door.setDoor(message.door)),
  );
  socket.on(
    'lock',
    teacher(LockMessage, ({ locked }) => door.setLocked(locked)),
  );
  socket.on(
    'admit',
    teacher(AdmitMessage, ({ seat }) => door.admit(seat)),
  );
  socket.on(
    'turnAway',
    teacher(SeatMessage, ({ seat }) => door.goings.turnAway(seat)),
  );
  socket.on(
    'remove',
    teacher(RemoveMessage, ({ seat, forGood, messages }) => door.goings.remove(seat, forGood, messages)),
  );
  socket.on(
    'liftBans',
    teacher(NothingMessage, () => door.liftBans()),
  );
  socket.on(
    'rename',
    teacher(RenameMessage, ({ seat, name: typed }) => {
      const name = cleanName(typed);
      return name === null ? failure('bad-name') : door.rename(seat, name);
    }),
  );
  socket.on(
    'extend',
    teacher(NothingMessage, () => door.extend()),
  );
}

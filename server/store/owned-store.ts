/**
 * The store as the owner of one class uses it: what it writes of the class's records it writes under the epoch of the class's log. Another
 * process that has taken the class over has fenced that epoch off, and the write is refused.
 */
import { StoreError } from './error.ts';
import type { Store } from './port.ts';

type OwnedWrites = Pick<
  Store,
  | 'changeClassroom'
  | 'addSeat'
  | 'changeSeat'
  | 'removeSeat'
  | 'addActivity'
  | 'changeActivity'
  | 'addBoard'
  | 'changeBoard'
  | 'addMessages'
  | 'changeMessage'
  | 'removeMessages'
  | 'setChat'
>;

/** @param onLost another process has the class: called at each refusal */
export function ownedStore(store: Store, epoch: number, onLost: () => void): Store {
  async function own<Result>(write: Promise<Result>): Promise<Result> {
    try {
      return await write;
    } catch (error) {
      if (error instanceof StoreError && error.code === 'store-elsewhere') onLost();
      throw error;
    }
  }
  const writes: OwnedWrites = {
    changeClassroom: (id, changes) => own(store.changeClassroom(id, changes, epoch)),
    addSeat: (record) => own(store.addSeat(record, epoch)),
    changeSeat: (classroom, id, changes) => own(store.changeSeat(classroom, id, changes, epoch)),
    removeSeat: (classroom, id) => own(store.removeSeat(classroom, id, epoch)),
    addActivity: (record) => own(store.addActivity(record, epoch)),
    changeActivity: (id, changes) => own(store.changeActivity(id, changes, epoch)),
    addBoard: (record) => own(store.addBoard(record, epoch)),
    changeBoard: (classroom, number, changes) => own(store.changeBoard(classroom, number, changes, epoch)),
    addMessages: (records) => own(store.addMessages(records, epoch)),
    changeMessage: (classroom, number, changes) => own(store.changeMessage(classroom, number, changes, epoch)),
    removeMessages: (classroom, which) => own(store.removeMessages(classroom, which, epoch)),
    setChat: (record) => own(store.setChat(record, epoch)),
  };
  // Every other method is the store's own.
  return Object.assign(Object.create(store) as Store, writes);
}

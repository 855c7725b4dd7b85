/** The moves in a tick: what somebody did that a step of a replay stops at, in the order in which it was done. */
import type { Tick } from '#shared/board/tick.ts';
import type { Member } from '#shared/ids.ts';

export type BoardMove =
  /** `joins`: how many groups it joined there. */
  | { readonly kind: 'put'; readonly member: Member; readonly joins: number }
  | { readonly kind: 'turned'; readonly member: Member; readonly joins: number }
  | { readonly kind: 'hinted'; readonly member: Member; readonly level: number }
  /** `right`: how many pieces were. */
  | { readonly kind: 'checked'; readonly member: Member; readonly right: number }
  | { readonly kind: 'placeShown' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'solved' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'restored' };

export function movesOf({ events }: Tick): BoardMove[] {
  const moves: BoardMove[] = [];
  for (const event of events) {
    switch (event.kind) {
      case 'dropped':
        moves.push({ kind: 'put', member: event.member, joins: 0 });
        break;
      case 'turned':
        moves.push({ kind: 'turned', member: event.member, joins: 0 });
        break;
      // It stands behind the drop or the turn that made it.
      case 'joined': {
        const by = moves.at(-1);
        if (by?.kind === 'put' || by?.kind === 'turned') moves.splice(-1, 1, { ...by, joins: by.joins + 1 });
        break;
      }
      case 'hinted':
        moves.push({ kind: 'hinted', member: event.member, level: event.level });
        break;
      // What joins behind it was right, whoever put it down.
      case 'checked':
        moves.push({ kind: 'checked', member: event.member, right: event.right });
        break;
      case 'pieceShown':
        moves.push({ kind: 'placeShown' });
        break;
      case 'paused':
      case 'resumed':
      case 'solved':
      case 'reset':
      case 'restored':
        moves.push({ kind: event.kind });
        break;
      default:
        break;
    }
  }
  return moves;
}

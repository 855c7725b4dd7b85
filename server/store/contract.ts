/** The contract of a store: every adapter passes this suite unchanged. It asks for nothing that one database alone can do. */
import { describe } from 'vitest';
import { lifeContract } from './contract/life.ts';
import { logContract } from './contract/log.ts';
import { messagesContract } from './contract/messages.ts';
import type { Open } from './contract/opened.ts';
import { racesContract } from './contract/races.ts';
import { recordsContract } from './contract/records.ts';
import { removalContract } from './contract/removal.ts';

export function storeContract(name: string, open: Open): void {
  describe(`the store contract on ${name}`, () => {
    recordsContract(open);
    logContract(open);
    messagesContract(open);
    racesContract(open);
    removalContract(open);
    lifeContract(open);
  });
}

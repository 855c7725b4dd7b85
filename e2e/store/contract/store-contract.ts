/** The contract of a store: every adapter passes this suite unchanged. It needs no feature of one particular database. */
import { describe } from 'vitest';
import { fenceContract } from './fence-contract.ts';
import { leasesContract } from './leases-contract.ts';
import { lifecycleContract } from './lifecycle-contract.ts';
import { logContract } from './log-contract.ts';
import { membershipsContract } from './memberships-contract.ts';
import { messagesContract } from './messages-contract.ts';
import { racesContract } from './races-contract.ts';
import { recordsContract } from './records-contract.ts';
import { removalContract } from './removal-contract.ts';
import type { OpenTestStore } from './test-store.ts';

export function storeContract(name: string, open: OpenTestStore): void {
  describe(`the store contract on ${name}`, () => {
    recordsContract(open);
    logContract(open);
    messagesContract(open);
    membershipsContract(open);
    leasesContract(open);
    fenceContract(open);
    racesContract(open);
    removalContract(open);
    lifecycleContract(open);
  });
}

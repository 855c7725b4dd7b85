/** The order of test files: the slowest start first, so that no worker is left with one of them at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The slowest kinds first: tests that kill processes, then tests over sockets, then tests that load native libraries. */
const LONG = [
  /\/e2e\/integration\/mongo\//,
  /\/e2e\/(integration|simulation)\//,
  /\/(server|assets|demo|e2e\/store)\//,
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONG.findIndex((pattern) => pattern.test(moduleId));
  return rank === -1 ? LONG.length : rank;
}

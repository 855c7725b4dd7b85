/** The order of test files: those that take longest begin first, so that no worker is left with one of them in the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest come first: processes killed over and over, then what plays over sockets, then what loads native libraries. */
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

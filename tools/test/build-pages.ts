/** Builds the pages in test mode, before the browser tests. */
import { buildClient } from '#client/build.ts';

export default async function buildPages(): Promise<void> {
  await buildClient('test', console.log);
}

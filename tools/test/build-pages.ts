/** Before the browser tests: builds the pages as tests look at them. */
import { buildClient } from '#client/build.ts';

export default async function buildPages(): Promise<void> {
  await buildClient('test', console.log);
}

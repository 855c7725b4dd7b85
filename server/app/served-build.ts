/** The build of the pages that this process serves, and what it keeps of those before. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { storeAssets } from './earlier-assets.ts';

export interface ServedBuild {
  /** Of the built pages (client/build.ts); null: they are not built, or have none. */
  readonly build: string | null;
  /** Folders with the assets of builds before, the newest first. */
  readonly earlierAssets: readonly string[];
}

export async function readServedBuild(clientFolder: string, config: Config): Promise<ServedBuild> {
  const stamp = await readFile(join(clientFolder, 'build-stamp.txt'), 'utf8').catch(() => '');
  const build = stamp === '' ? null : stamp;
  // One process alone has no page open over a deploy: they all wait for it.
  const earlierAssets = config.adminPort === null ? [] : await storeAssets(clientFolder, config.dataDir, build);
  return { build, earlierAssets };
}

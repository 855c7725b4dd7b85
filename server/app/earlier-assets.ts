/**
 * Assets of the builds that this node served before: a page that is open over a deploy loads parts of its own build later. They are kept in
 * the data folder, a folder for each build.
 */
import { cp, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { EARLIER_BUILDS } from '#server/base/limits.ts';

/** A build's stamp is a part of a path. */
const STAMP = /^[A-Za-z0-9-]{1,64}$/;

/**
 * Keeps the assets of this build for later ones, and forgets those of the oldest.
 * @param stamp of this build; null: it has none, and nothing is kept
 * @returns the folders of earlier builds, the newest first
 */
export async function storeAssets(clientFolder: string, dataFolder: string, stamp: string | null): Promise<string[]> {
  if (stamp === null || !STAMP.test(stamp)) return [];
  const folder = join(dataFolder, 'assets');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await storeBuild(join(clientFolder, 'assets'), folder, stamp);
  const builds = await Promise.all(
    (await readdir(folder))
      .filter((name) => STAMP.test(name) && name !== stamp)
      .map(async (name) => ({ path: join(folder, name), servedAt: (await stat(join(folder, name))).mtimeMs })),
  );
  const paths = builds.toSorted((a, b) => b.servedAt - a.servedAt).map(({ path }) => path);
  for (const path of paths.slice(EARLIER_BUILDS)) await rm(path, { recursive: true, force: true });
  return paths.slice(0, EARLIER_BUILDS);
}

/** The folder's date says when the build was last started. */
async function storeBuild(assets: string, folder: string, stamp: string): Promise<void> {
  const target = join(folder, stamp);
  const isStored = await stat(target).then(
    () => true,
    () => false,
  );
  if (!isStored) {
    // Under another name until it is whole: a crash in between leaves no half build.
    const arriving = join(folder, `${stamp}.copying`);
    await rm(arriving, { recursive: true, force: true });
    await cp(assets, arriving, { recursive: true });
    await rename(arriving, target);
  }
  const now = new Date();
  await utimes(target, now, now);
}

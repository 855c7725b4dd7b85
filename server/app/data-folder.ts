/** The data folder: made writable before anything is opened in it, and the secrets that it holds unless the configuration does. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadOrCreateSecret } from '#server/base/secret-file.ts';
import { databaseOf } from '#server/store/mongo/database-name.ts';
import type { Config } from './config.ts';
import { StartError, systemCodeOf } from './start-error.ts';

/** @throws {StartError} if the folder cannot be written to */
export async function ensureDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be written to (${systemCodeOf(error)}). Choose another with DATA_DIR.`,
      error,
    );
  }
}

export interface Secrets {
  /** The newest first: it signs, and the others still verify. */
  readonly sessionSecrets: readonly [string, ...string[]];
  /**
   * The name of this installation's session cookie. It belongs to where the sessions are, the data folder or the database, so it stays
   * over a restart on another port, processes that share sessions share it, and a second Jogak on the same host has another.
   */
  readonly cookieName: string;
  readonly teacherKey: string;
}

/** The configured secrets; the others, and the installation's id, are generated once and stored in the data folder. */
export async function loadSecrets(config: Config): Promise<Secrets> {
  const sessionSecrets = config.sessionSecrets ?? [
    await loadOrCreateSecret(join(config.dataDir, 'session-secret'), () => randomBytes(32).toString('base64url')),
  ];
  const teacherKey =
    config.teacherKey ?? (await loadOrCreateSecret(join(config.dataDir, 'teacher-key'), generateTeacherKey));
  return { sessionSecrets, cookieName: `jogak-${await installationOf(config)}`, teacherKey };
}

async function installationOf({ dataDir, mongodbUri }: Config): Promise<string> {
  if (mongodbUri === null)
    return loadOrCreateSecret(join(dataDir, 'installation-id'), () => randomBytes(6).toString('hex'));
  return createHash('sha256').update(databaseOf(mongodbUri)).digest('hex').slice(0, 12);
}

/** Three groups of four characters that are not confused when read aloud: 59 bits. */
function generateTeacherKey(): string {
  const characters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const randomGroup = () => Array.from({ length: 4 }, () => characters[randomInt(characters.length)]).join('');
  return [randomGroup(), randomGroup(), randomGroup()].join('-');
}

/** The configuration: read once, from the environment alone. Every setting has a default that fits a laptop in a classroom. */
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { resolve } from 'node:path';

import { LOG_LEVELS, type LogLevel } from '#server/base/log.ts';
import type { TrustProxy } from '#server/guard/address.ts';
import { type BucketLocation, parseBucket } from '#server/pictures/s3-bucket.ts';
import type { StoreLocation } from '#server/store/open.ts';

export interface Config extends StoreLocation {
  /** Address to listen on. 0.0.0.0 is every IPv4 address of this machine, so that students on the same network reach it. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Where a balancer asks whether this process takes classes; 0: any free port. Null: no balancer watches. */
  readonly adminPort: number | null;
  /** Names this process among others on the same MongoDB; unchanged over a restart. */
  readonly nodeName: string;
  /** The newest first: it signs, and the others still verify. Null: a generated secret in the data folder. */
  readonly sessionSecrets: readonly [string, ...string[]] | null;
  readonly trustProxy: TrustProxy;
  /** Scheme, host and port under which browsers reach Jogak, if the Host header does not say so. */
  readonly publicOrigin: string | null;
  /** Whether the join page lists the open classes. */
  readonly isListed: boolean;
  /** What several processes have in common and may lose goes by this Redis; null: by none. */
  readonly redisUrl: string | null;
  /** The key with which a teacher on another machine opens a class. Null: a generated key in the data folder. */
  readonly teacherKey: string | null;
  /** Days until a class expires. */
  readonly classDays: number;
  readonly logLevel: LogLevel;
  /** The bucket for pictures; null: they are in the data folder. */
  readonly pictures: BucketLocation | null;
}

/** Every problem of the environment, a sentence each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const SECRET_LENGTH_MIN = 16;
const TEACHER_KEY_LENGTH_MIN = 8;
const CLASS_DAYS_MAX = 3_650;
const HOPS_MAX = 16;

/** A value, or its problem: the rest of a sentence that begins with the variable's name. */
type Parsed<Value> = { readonly value: Value } | { readonly problem: string };

function integer(text: string, least: number, most: number): Parsed<number> {
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return { value };
  return { problem: `must be a whole number from ${least} to ${most}` };
}

function host(text: string): Parsed<string> {
  if (isIP(text) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text)) return { value: text };
  return { problem: 'must be an address or a host name of this machine, such as 0.0.0.0 or 127.0.0.1' };
}

function sessionSecrets(text: string): Parsed<readonly [string, ...string[]]> {
  const [first, ...others] = text.split(',').map((secret) => secret.trim());
  if (first !== undefined && [first, ...others].every((secret) => secret.length >= SECRET_LENGTH_MIN))
    return { value: [first, ...others] };
  return {
    problem: `must be secrets of at least ${SECRET_LENGTH_MIN} characters, the newest first, separated by commas`,
  };
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (prefix === undefined) return true;
  return /^[0-9]{1,3}$/.test(prefix) && Number(prefix) > 0 && Number(prefix) <= (version === 4 ? 32 : 128);
}

function trustProxy(text: string): Parsed<TrustProxy> {
  const problem =
    'must be "off", the number of proxies in front of Jogak, or their addresses or networks separated by commas (such as 10.0.0.0/8); it cannot trust everybody';
  if (text.toLowerCase() === 'off') return { value: false };
  if (/^[0-9]+$/.test(text)) {
    const hops = Number(text);
    if (hops > HOPS_MAX) return { problem };
    return { value: hops === 0 ? false : hops };
  }
  const networks = text.split(',').map((network) => network.trim());
  return networks.every(isNetwork) ? { value: networks } : { problem };
}

function publicOrigin(text: string): Parsed<string> {
  const problem = 'must be an address such as https://puzzle.school.example, without a path';
  if (!URL.canParse(text)) return { problem };
  const url = new URL(text);
  const isBareOrigin =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return (url.protocol === 'https:' || url.protocol === 'http:') && isBareOrigin ? { value: url.origin } : { problem };
}

function teacherKey(text: string): Parsed<string> {
  // A header carries it: visible ASCII only.
  if (text.length >= TEACHER_KEY_LENGTH_MIN && text.length <= 128 && /^[!-~]+$/.test(text)) return { value: text };
  return { problem: `must be ${TEACHER_KEY_LENGTH_MIN} to 128 letters, digits and signs without spaces` };
}

function logLevel(text: string): Parsed<LogLevel> {
  const value = LOG_LEVELS.find((level) => level === text.toLowerCase());
  return value === undefined ? { problem: `must be one of ${LOG_LEVELS.join(', ')}` } : { value };
}

function nodeName(text: string): Parsed<string> {
  if (/^[A-Za-z0-9._:-]{1,100}$/.test(text)) return { value: text };
  return { problem: 'must be 1 to 100 letters, digits, dots, colons and dashes' };
}

/** The problem does not quote the text: it may hold a password. */
function redisUrl(text: string): Parsed<string> {
  if (/^rediss?:\/\/[^/\s]+/.test(text)) return { value: text };
  return { problem: 'must be the address of a Redis, such as redis://localhost:6379' };
}

function onOrOff(text: string): Parsed<boolean> {
  if (text === 'on' || text === 'off') return { value: text === 'on' };
  return { problem: 'must be "on" or "off"' };
}

/** The problem does not quote the text: it holds a password. */
function mongodbUri(text: string): Parsed<string> {
  if (/^mongodb(\+srv)?:\/\/[^/\s]+/.test(text)) return { value: text };
  return { problem: 'must be the address of a MongoDB, such as mongodb://localhost:27017/jogak' };
}

function pictureBucket(text: string): Parsed<BucketLocation> {
  const value = parseBucket(text);
  return value === null ? { problem: 'must be the address of a bucket, such as s3://pictures' } : { value };
}

/**
 * Reads the configuration. An empty variable counts as unset.
 * @throws {ConfigError} with every problem at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  function read<Value>(name: string, parse: (text: string) => Parsed<Value>, fallback: Value): Value {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return fallback;
    const parsed = parse(text);
    if ('value' in parsed) return parsed.value;
    problems.push(`${name} ${parsed.problem}.`);
    return fallback;
  }
  const port = read('PORT', (text) => integer(text, 0, 65_535), 8080);
  const publicOriginRead = read<string | null>('PUBLIC_ORIGIN', publicOrigin, null);
  const config: Config = {
    host: read('HOST', host, '0.0.0.0'),
    port,
    adminPort: read<number | null>('ADMIN_PORT', (text) => integer(text, 0, 65_535), null),
    dataDir: resolve(read('DATA_DIR', (text) => ({ value: text }), './data')),
    nodeName: read('NODE_NAME', nodeName, `${hostname()}:${port}`),
    mongodbUri: read<string | null>('MONGODB_URI', mongodbUri, null),
    sessionSecrets: read<Config['sessionSecrets']>('SESSION_SECRET', sessionSecrets, null),
    trustProxy: read('TRUST_PROXY', trustProxy, false),
    publicOrigin: publicOriginRead,
    // On the open internet classes are nobody's to see.
    isListed: read('CLASS_LIST', onOrOff, publicOriginRead === null),
    redisUrl: read<string | null>('REDIS_URL', redisUrl, null),
    teacherKey: read<string | null>('TEACHER_KEY', teacherKey, null),
    classDays: read('CLASS_DAYS', (text) => integer(text, 1, CLASS_DAYS_MAX), 30),
    logLevel: read('LOG_LEVEL', logLevel, 'warn'),
    pictures: read<BucketLocation | null>('PICTURES', pictureBucket, null),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

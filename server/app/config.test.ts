import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

function problems(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

/** Of a node in a compose file: what stands beside NODE_NAME or under it, with what is asked for and nothing that may stay empty. */
function composeSettings(file: string): Record<string, string> {
  const text = readFileSync(new URL(`../../deploy/${file}`, import.meta.url), 'utf8');
  const settings = [...text.matchAll(/^ +([A-Z][A-Z0-9_]+): "?(.*?)"?$/gm)].map(([, name = '', value = '']) => [
    name,
    value
      .replace(/^\$\{\w+:-(.*)\}$/, '$1')
      .replace(/\$\{\w+:-(.*?)\}/g, '$1')
      .replace(/\$\{\w+:\?\}/g, 'of-all-nodes-alike'),
  ]);
  return Object.fromEntries(settings);
}

/** Settings of other programs in the files: HAProxy's own configuration, and the S3 server. */
const OTHERS = /^(WEB_ADDRESS|STATS_SOCKET|NODE_[ABC]|ADMIN_[ABC]|ROOT_ACCESS_KEY|ROOT_SECRET_KEY)$/;
/** Read by the S3 client itself. */
const OF_S3_CLIENT = ['AWS_ENDPOINT_URL_S3', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];

test.each(['compose.yaml', 'compose.nodes.yaml'])(
  'deploy/%s names settings that there are, and Jogak takes them',
  (file) => {
    const all = composeSettings(file);
    const settings = Object.fromEntries(Object.entries(all).filter(([name]) => !OTHERS.test(name)));
    const known = new Set<string>(OF_S3_CLIENT);
    const recorded = new Proxy(settings, {
      get: (target, name: string) => {
        known.add(name);
        return target[name];
      },
    });
    const config = readConfig(recorded);
    expect(Object.keys(settings).filter((name) => !known.has(name))).toEqual([]);
    expect(config.mongodbUri).toMatch(/^mongodb:\/\/mongo.*\/jogak\?replicaSet=jogak$/);
    if (file === 'compose.yaml') return;
    expect(config).toMatchObject({ adminPort: 9080, trustProxy: 1, redisUrl: 'redis://valkey:6379', isListed: true });
    expect(config.pictures).toEqual({ bucket: 'pictures', prefix: '' });
    expect(Object.keys(settings)).toEqual(expect.arrayContaining(['NODE_NAME', ...OF_S3_CLIENT]));
    // What it gives HAProxy stands in its configuration, with the ports of the nodes.
    const balancer = readFileSync(new URL('../../deploy/haproxy.cfg', import.meta.url), 'utf8');
    for (const name of Object.keys(all).filter((each) => OTHERS.test(each) && !each.startsWith('ROOT_')))
      expect(balancer).toContain(`\${${name}-`);
    expect([all['NODE_A'], all['NODE_B'], all['NODE_C']]).toEqual(
      [101, 102, 103].map((end) => `172.30.77.${end}:8080`),
    );
    expect([all['ADMIN_A'], all['ADMIN_B'], all['ADMIN_C']]).toEqual(['9080', '9080', '9080']);
  },
);

test('an empty environment gives the defaults for a laptop in a classroom', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    host: '0.0.0.0',
    port: 8080,
    adminPort: null,
    sessionSecrets: null,
    trustProxy: false,
    publicOrigin: null,
    teacherKey: null,
    classDays: 30,
    logLevel: 'warn',
  });
  expect(isAbsolute(config.dataDir)).toBe(true);
  expect(readConfig({ PORT: '', HOST: '  ' })).toEqual(config);
});

test('reads every setting', () => {
  expect(
    readConfig({
      HOST: '::1',
      PORT: '0',
      ADMIN_PORT: '9090',
      DATA_DIR: '/somewhere/else',
      MONGODB_URI: 'mongodb+srv://me:hush@cluster.example/school',
      NODE_NAME: 'lion-house',
      SESSION_SECRET: 'newest-secret-of-all, older-secret-of-all',
      TRUST_PROXY: '10.0.0.0/8, 192.168.1.7, fd00::/8',
      PUBLIC_ORIGIN: 'https://Puzzle.example:443/',
      TEACHER_KEY: 'open-sesame',
      CLASS_LIST: 'on',
      REDIS_URL: 'redis://:hush@cache.example:6379/1',
      CLASS_DAYS: '7',
      LOG_LEVEL: 'INFO',
      PICTURES: 's3://pictures-of-school/jogak/',
    }),
  ).toEqual({
    host: '::1',
    port: 0,
    adminPort: 9090,
    dataDir: '/somewhere/else',
    mongodbUri: 'mongodb+srv://me:hush@cluster.example/school',
    nodeName: 'lion-house',
    sessionSecrets: ['newest-secret-of-all', 'older-secret-of-all'],
    trustProxy: ['10.0.0.0/8', '192.168.1.7', 'fd00::/8'],
    publicOrigin: 'https://puzzle.example',
    isListed: true,
    redisUrl: 'redis://:hush@cache.example:6379/1',
    teacherKey: 'open-sesame',
    classDays: 7,
    logLevel: 'info',
    pictures: { bucket: 'pictures-of-school', prefix: 'jogak/' },
  });
  expect(readConfig({ PICTURES: 's3://pictures' }).pictures).toEqual({ bucket: 'pictures', prefix: '' });
  expect(readConfig({}).pictures).toBeNull();
  expect(readConfig({ TRUST_PROXY: '2' }).trustProxy).toBe(2);
  expect(readConfig({ TRUST_PROXY: 'off' }).trustProxy).toBe(false);
  expect(readConfig({ TRUST_PROXY: '0' }).trustProxy).toBe(false);
});

test.each([
  ['HOST', 'two words'],
  ['HOST', 'http://0.0.0.0'],
  ['PICTURES', './pictures'],
  ['PICTURES', 's3://'],
  ['PICTURES', 's3://Pictures'],
  ['PORT', 'eighty'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['ADMIN_PORT', 'some'],
  ['CLASS_LIST', 'maybe'],
  ['REDIS_URL', 'cache.example:6379'],
  ['PORT', '8080.5'],
  ['SESSION_SECRET', 'short'],
  ['SESSION_SECRET', 'long-enough-for-a-secret,'],
  ['TRUST_PROXY', 'true'],
  ['TRUST_PROXY', '99'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['TRUST_PROXY', '0.0.0.0/0'],
  ['TRUST_PROXY', 'loopback'],
  ['PUBLIC_ORIGIN', 'puzzle.example'],
  ['PUBLIC_ORIGIN', 'ftp://puzzle.example'],
  ['PUBLIC_ORIGIN', 'https://puzzle.example/jogak'],
  ['PUBLIC_ORIGIN', 'https://me:secret@puzzle.example'],
  ['TEACHER_KEY', 'short'],
  ['TEACHER_KEY', 'with a space'],
  ['CLASS_DAYS', '0'],
  ['LOG_LEVEL', 'loud'],
  ['MONGODB_URI', 'http://somewhere/jogak'],
  ['MONGODB_URI', 'mongodb://'],
  ['NODE_NAME', 'two words'],
])('%s=%j is refused in one sentence that names the variable', (name, value) => {
  const reported = problems({ [name]: value });
  expect(reported).toHaveLength(1);
  expect(reported[0]).toMatch(new RegExp(`^${name} .+\\.$`));
});

test('reports all problems at once, and quotes no secret', () => {
  const reported = problems({
    PORT: 'x',
    SESSION_SECRET: 'hush',
    TEACHER_KEY: 'pst',
    CLASS_DAYS: 'many',
    MONGODB_URI: 'me:hush@x',
  });
  expect(reported.map((sentence) => sentence.split(' ')[0])).toEqual([
    'PORT',
    'MONGODB_URI',
    'SESSION_SECRET',
    'TEACHER_KEY',
    'CLASS_DAYS',
  ]);
  expect(reported.join()).not.toMatch(/hush|pst/);
});

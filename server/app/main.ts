/** The server process: starts the server, prints its addresses, and stops it on a signal without losing a move. */
import { STOP_BEHIND_BALANCER_MS, STOP_MS } from '#server/base/limits.ts';
import { openLog } from '#server/base/log.ts';
import { machineNetwork, printedOrigins } from '#server/http/reachable-origins.ts';
import { StoreError } from '#server/store/error.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { addressLines, changedAddressLines, watchAddresses } from './printed-addresses.ts';
import { type RunningServer, serve } from './serve.ts';
import { StartError } from './start-error.ts';

function print(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function exitWithProblems(problems: readonly string[]): never {
  process.stderr.write(`Jogak did not start.\n${problems.map((problem) => `  ${problem}\n`).join('')}`);
  process.exit(1);
}

function loadConfig(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) exitWithProblems(error.problems);
    throw error;
  }
}

function printReady(
  { host, publicOrigin, dataDir, mongodbUri, pictures }: Config,
  { port, teacherKey }: Pick<RunningServer, 'port' | 'teacherKey'>,
): void {
  const everywhere = host === '0.0.0.0' || host === '::';
  const loopback = host === 'localhost' || host === '::1' || host.startsWith('127.');
  const name = everywhere || loopback ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const network = machineNetwork(host);
  const picturePlace = pictures === null ? dataDir : `s3://${pictures.bucket}/${pictures.prefix}`;
  const origins = () => printedOrigins({ publicOrigin, network }, port);
  const { students, key } = addressLines(origins(), teacherKey);
  print(
    `Jogak is ready: http://${name}:${port}`,
    ...students,
    `  Teachers open: http://${name}:${port}/teach on this computer`,
    ...key,
    mongodbUri === null && pictures === null
      ? `  Everything is kept in: ${dataDir}`
      : `  Kept in ${mongodbUri === null ? dataDir : `MongoDB at ${hostsOf(mongodbUri)}`}; pictures in: ${picturePlace}`,
    '  Stop it with Ctrl+C.',
  );
  watchAddresses(origins, (changed) => print(...changedAddressLines(changed, teacherKey)));
}

/** The hosts of a MongoDB address: the address also holds a password, which is not shown. */
function hostsOf(uri: string): string {
  return /^[^/]*\/\/(?:[^/]*@)?([^/?]*)/.exec(uri)?.[1] ?? '';
}

// The reader of the output may be gone, as with a closed terminal: such an error is ignored.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const config = loadConfig();
const log = openLog(config.logLevel);

const starting = serve(config, log);
let stopping = false;

/** Stops the server and ends the process with `code`; after STOP_MS, or longer behind a balancer, it ends with 1 in any case. */
async function stop(code: number): Promise<void> {
  stopping = true;
  setTimeout(() => process.exit(1), config.adminPort === null ? STOP_MS : STOP_BEHIND_BALANCER_MS);
  try {
    const server = await starting;
    await server.stop();
    process.exit(code);
  } catch (error) {
    log.fatal({ err: error }, 'could not stop cleanly');
    process.exit(1);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (stopping) process.exit(1);
    print('', 'Jogak stops: everything is being saved.');
    void stop(0);
  });

for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => {
    log.fatal({ err: error }, 'uncaught error');
    if (!stopping) void stop(1);
  });

/** The port, once the server listens: for the bots that `npm start -- --demo` starts. */
export let port: number | null = null;

try {
  const server = await starting;
  port = server.port;
  if (!stopping) printReady(config, server);
  void server.failed.then((error) => {
    log.fatal({ err: error }, 'nothing can be saved any more');
    if (!stopping) void stop(1);
  });
} catch (error) {
  if (error instanceof StartError || error instanceof StoreError) exitWithProblems([error.message]);
  log.fatal({ err: error }, 'could not start');
  exitWithProblems(['Something went wrong on our side. What it was stands in the lines above.']);
}

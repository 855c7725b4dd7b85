/** Jogak as a measured process: the server of `npm start` on a free loopback port, with the folder in its environment. */
import { readConfig } from '#server/app/config.ts';
import { serve } from '#server/app/serve.ts';
import { openLog } from '#server/base/log.ts';
import { reportUsage } from './report-usage.ts';

const config = readConfig({ ...process.env, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn' });
const served = await serve(config, openLog('warn'), process.env['CLIENT_FOLDER']);
process.on('SIGTERM', () => {
  served.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
process.on('disconnect', () => process.exit(1));
reportUsage(served.port, () => served.journal);

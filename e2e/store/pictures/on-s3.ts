/** Runs tests that need an S3 server; without one they are listed as skipped, with the programs that would do. */
import { afterAll, beforeAll, it } from 'vitest';
import { S3_PROGRAM, S3_SOURCES, S3Server } from './s3-server.ts';

/** The tests of `suite` share a server, which has started when they run. */
export function onS3(suite: (server: () => S3Server) => void): void {
  if (S3_PROGRAM === null) {
    it('on S3', ({ skip }) => skip(`there is no S3 server here: not ${S3_SOURCES}`));
    return;
  }
  let server: S3Server | null = null;
  beforeAll(async () => {
    server = await S3Server.start();
  });
  afterAll(() => server?.close());
  suite(() => {
    if (server === null) throw new Error('no test is running');
    return server;
  });
}

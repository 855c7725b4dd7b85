import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, test, vi } from 'vitest';
import { openLog } from '#server/base/log.ts';
import { errorHandler } from './error-handler.ts';

test('an error after the first byte of an answer ends the connection, and is logged once', async () => {
  const lines: string[] = [];
  const onConsole = vi.spyOn(console, 'error').mockImplementation(() => {});
  const app = express();
  app.get('/', (_request, response, next) => {
    response.write('half of an ans');
    next(new Error('the store is closed'));
  });
  app.use(errorHandler(openLog('info', { write: (line) => lines.push(line) })));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    await expect(fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text())).rejects.toThrow(
      /terminated|fetch failed/,
    );
    await expect.poll(() => lines.join('')).toContain('the store is closed');
    expect(lines).toHaveLength(1);
    expect(onConsole).not.toHaveBeenCalled();
  } finally {
    server.closeAllConnections();
    server.close();
    onConsole.mockRestore();
  }
});

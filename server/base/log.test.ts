import { expect, test } from 'vitest';
import { type Log, openLog } from './log.ts';

function outputOf(write: (log: Log) => void): string {
  const lines: string[] = [];
  write(openLog('info', { write: (line) => lines.push(line) }));
  return lines.join('');
}

// Proves I22.
test('personal fields are removed at every depth', () => {
  const text = outputOf((log) => {
    log.info(
      { name: 'Mina', seat: { name: 'Mina', code: '402719' }, request: { headers: { cookie: 'jogak=Mina' } } },
      'joined',
    );
    log.info({ body: { name: 'Mina' }, key: 'Mina-key', classroom: 'c1' }, 'opened');
  });
  expect(text).not.toMatch(/Mina|402719/);
  expect(text).toContain('"classroom":"c1"');
});

test('an error is logged with its type, reason, message and stack alone', () => {
  const error = Object.assign(new RangeError('no room'), { code: 'ENOSPC', body: '{"name":"Mina"}', input: 'Mina' });
  const text = outputOf((log) => log.error({ err: error }, 'could not save'));
  expect(JSON.parse(text)).toMatchObject({
    err: { type: 'RangeError', reason: 'ENOSPC', message: 'no room' },
    msg: 'could not save',
  });
  expect(text).not.toContain('Mina');
});

import { afterEach, expect, test, vi } from 'vitest';
import { type Log, logRefusal, logUnauthorized, openLog } from './log.ts';

afterEach(() => vi.useRealTimers());

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

// Proves I34.
test('refusals are written up to a bound of each kind, and the rest is counted', () => {
  vi.useFakeTimers();
  const lines: string[] = [];
  const log = openLog('warn', { write: (line) => lines.push(line) });
  for (let request = 0; request < 10_000; request += 1) logRefusal(log, 'teacher-only', { at: 'a socket' });
  for (let request = 0; request < 3; request += 1) logUnauthorized(log, 'no-board', { at: 'a board' });
  expect(lines).toHaveLength(63);
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(64);
  expect(JSON.parse(lines[63] ?? '')).toMatchObject({ kind: 'teacher-only', leftOut: 9_940 });
  // The next round begins anew.
  logRefusal(log, 'teacher-only');
  expect(JSON.parse(lines[64] ?? '')).toMatchObject({ refused: 'teacher-only' });
  vi.advanceTimersByTime(120_000);
  expect(lines).toHaveLength(65);
});

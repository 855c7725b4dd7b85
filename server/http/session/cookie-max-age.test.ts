/** Cookies last for a length of time, whatever date this machine is set to. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startHttpServer } from '#e2e/fixtures/http-server.ts';
import { ANONYMOUS_SESSION_MS, SESSION_MS } from '#server/base/limits.ts';

const DAY_MS = 24 * 3_600_000;

afterEach(() => vi.restoreAllMocks());

function maxAgesOf(headers: Headers): number[] {
  return headers.getSetCookie().map((cookie) => Number(/; Max-Age=([0-9]+)/.exec(cookie)?.[1] ?? Number.NaN));
}

describe.each([-400, -40, 0, 40, 400])('with the date off by %i days', (days) => {
  it('every cookie names its length', async () => {
    const realNow = Date.now;
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() + days * DAY_MS);
    await using http = await startHttpServer();
    const stranger = await http.browser().post('/api/join', { code: '999999' });
    const teacher = http.browser();
    await teacher.get('/api/mine');
    const opened = await teacher.post('/api/classrooms', {});
    expect(opened.status).toBe(201);
    for (const seconds of maxAgesOf(stranger.headers))
      expect([ANONYMOUS_SESSION_MS / 1_000, SESSION_MS / 1_000]).toContain(seconds);
    expect(maxAgesOf(opened.headers)).toContain(SESSION_MS / 1_000);
  });

  it('a cookie is dated anew once the date has been set', async () => {
    await using http = await startHttpServer();
    const teacher = http.browser();
    await teacher.get('/api/mine');
    expect((await teacher.post('/api/classrooms', {})).status).toBe(201);
    const realNow = Date.now;
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() + days * DAY_MS);
    expect(maxAgesOf((await teacher.get('/api/mine')).headers)).toEqual(days === 0 ? [] : [SESSION_MS / 1_000]);
  });
});

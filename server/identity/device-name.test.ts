import { describe, expect, it } from 'vitest';
import { deviceNameOf } from './device-name.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const IOS = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe.each([
  ['chromebook', 'Chrome', `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/126.0.0.0 Safari/537.36`],
  ['windows', 'Chrome', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/126.0.0.0 Safari/537.36`],
  ['windows', 'Edge', `Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`],
  ['windows', 'Whale', `Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/126.0.0.0 Whale/3.27.254.15 Safari/537.36`],
  ['windows', 'Firefox', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0'],
  ['mac', 'Safari', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${IOS} Version/17.4 Safari/605.1.15`],
  ['ipad', 'Safari', `Mozilla/5.0 (iPad; CPU OS 15_5 like Mac OS X) ${IOS} Version/15.5 Mobile/15E148 Safari/604.1`],
  ['ipad', 'Chrome', `Mozilla/5.0 (iPad; CPU OS 16_3 like Mac OS X) ${IOS} CriOS/120.0 Mobile/15E148 Safari/604.1`],
  [
    'iphone',
    'Firefox',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) ${IOS} FxiOS/125 Mobile/15E148 Safari/605`,
  ],
  [
    'android-tablet',
    'Samsung Internet',
    `Mozilla/5.0 (Linux; Android 13; SM-X700) ${WEBKIT} SamsungBrowser/23.0 Chrome/115.0.0.0 Safari/537.36`,
  ],
  ['android-phone', 'Chrome', `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/126.0.0.0 Mobile Safari/537.36`],
  [
    'android-phone',
    'Opera',
    `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/126.0.0.0 Mobile Safari/537.36 OPR/76.2`,
  ],
  ['linux', 'Chrome', `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} HeadlessChrome/126.0.0.0 Chrome/126.0 Safari/537.36`],
  ['other', '', 'curl/8.5.0'],
  ['other', '', ''],
] as const)('%s, %s', (system, browser, userAgent) => {
  it('is read from its User-Agent', () => expect(deviceNameOf(userAgent)).toEqual({ system, browser }));
});

it('a browser that sends none, or far too much, is another device', () => {
  expect(deviceNameOf(undefined)).toEqual({ system: 'other', browser: '' });
  expect(deviceNameOf(`${'Version/ '.repeat(2_000)}`)).toEqual({ system: 'other', browser: '' });
});

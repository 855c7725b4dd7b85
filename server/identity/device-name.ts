/** Reads the coarse name of a device from a browser's User-Agent. An iPad whose Safari asks for desktop pages calls itself a Mac. */
import type { DeviceName, DeviceSystem } from '#shared/classroom/device-name.ts';

/** The first that fits counts: a more exact one stands before a more general one. */
const SYSTEMS: readonly (readonly [RegExp, DeviceSystem])[] = [
  [/\bCrOS\b/, 'chromebook'],
  [/\biPad\b/, 'ipad'],
  [/\b(iPhone|iPod)\b/, 'iphone'],
  [/\bAndroid\b.*\bMobile\b/, 'android-phone'],
  [/\bAndroid\b/, 'android-tablet'],
  [/\bWindows\b/, 'windows'],
  [/\bMac(intosh| OS X)\b/, 'mac'],
  [/\bLinux\b|\bX11\b/, 'linux'],
];

/** Most browsers call themselves Chrome or Safari, too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bWhale\//, 'Whale'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|OPT|OPiOS)\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/\S+.* Safari\//, 'Safari'],
];

export function deviceNameOf(userAgent: string | undefined): DeviceName {
  // What a browser sends ends long before; a program may send anything.
  const text = (userAgent ?? '').slice(0, 512);
  return {
    system: SYSTEMS.find(([pattern]) => pattern.test(text))?.[1] ?? 'other',
    browser: BROWSERS.find(([pattern]) => pattern.test(text))?.[1] ?? '',
  };
}

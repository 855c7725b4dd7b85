/** Words about the devices that are a teacher's. */
import { translated } from '#client/i18n/language.ts';
import { deviceCatalogue } from '#client/i18n/words/catalogues/device.ts';

export const deviceWords = translated(deviceCatalogue, 'device');

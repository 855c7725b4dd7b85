/** What a class plays with. Kinds other than pictures paint their sheet themselves. */
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';

export type Material = 'picture' | 'cards' | 'map';

export type RequestedCut = StartActivityRequest['cuts'][number];

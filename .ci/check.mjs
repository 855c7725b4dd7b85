/** `npm run check`: what can be told without running the product. */
import { requireRuntime } from '../server/runtime.mjs';

requireRuntime();
await import('./check.ts');

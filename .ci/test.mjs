/** `npm test`: everything that this machine can run, and what was skipped and why. */
import { requireRuntime } from '../server/runtime.mjs';

requireRuntime();
await import('./test.ts');

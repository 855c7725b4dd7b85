/** The tests of play, unchanged on MongoDB, with a database for each of their servers. */
import { storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';

await onMongo(storeInMongo);
await import('#e2e/integration/resilience/crash-recovery.test.ts');
await import('#e2e/integration/play/board-play.test.ts');

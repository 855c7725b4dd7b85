/** The tests of a class, its chat and its erasure, unchanged on MongoDB. */
import { storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';

await onMongo(storeInMongo);
await import('#e2e/integration/chat/chat-rules.test.ts');
await import('#e2e/integration/controls/collected-moments.test.ts');
await import('#e2e/integration/controls/continuation.test.ts');
await import('#e2e/integration/lesson/classes-and-activities.test.ts');
await import('#e2e/integration/lesson/erasure.test.ts');
await import('#e2e/integration/lesson/half-started-activity.test.ts');

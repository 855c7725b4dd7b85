/** What is proven of a class, its chat and its end on the embedded store holds on MongoDB: the same tests, unchanged. */
import { onMongo } from '../../../server/store/mongo/test-server/suite.ts';
import { keepInMongo } from '../../fixtures/database.ts';

await onMongo(keepInMongo);
await import('../chat.test.ts');
await import('../classes.test.ts');
await import('../erasure.test.ts');
await import('../half-started.test.ts');

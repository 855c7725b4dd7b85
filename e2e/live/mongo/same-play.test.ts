/** What is proven of play on the embedded store holds on MongoDB: the same tests, unchanged, with a database for each of their servers. */
import { onMongo } from '../../../server/store/mongo/test-server/suite.ts';
import { keepInMongo } from '../../fixtures/database.ts';

await onMongo(keepInMongo);
await import('../crash.test.ts');
await import('../play.test.ts');

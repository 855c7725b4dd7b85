/** Classes that play cards or a map, for tests that are not about the start page. */
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';

/** @returns the class's code */
export async function openPaintedClass(
  origin: string,
  cut: StartActivityRequest['cuts'][number],
  rules: Partial<StartActivityRequest> = {},
  title = '',
): Promise<string> {
  const apiClient = new ApiClient(origin);
  const { id, code } = await apiClient.openClassroom({ title });
  expectOk(await apiClient.startActivity(id, { mode: 'each', ...rules, cuts: [cut] }));
  return code;
}

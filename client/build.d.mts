export function buildClient(mode: 'production' | 'test', say: (sentence: string) => void): Promise<string>;

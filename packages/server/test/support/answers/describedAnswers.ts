export type DescribedResponses = {
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
};
export type DescribedPaths = Readonly<Record<string, Readonly<Record<string, DescribedResponses>>>>;

/** Codes of the specification and of rules: which of them a request may meet depends on what it holds. */
const REGIME_CODE = /^-?\d+$/;

/** What an answer is that its operation does not describe: the status, or the code under it. Null: it is described. */
export function undescribed({ responses }: DescribedResponses, status: number, text: string): string | null {
  const response = responses[String(status)];
  if (response === undefined) return `${status} ${text.slice(0, 200)}`;
  if (status < 400 || !text.startsWith('{"error"')) return null;
  const { code } = (JSON.parse(text) as { error: { code: string } }).error;
  const codes = response.description.replace('code: ', '').split(', ');
  return REGIME_CODE.test(code) || codes.includes(code) ? null : `${status} ${code}`;
}

/** The operation at an address as it was asked for; null: there is none. */
export function operationAt(paths: DescribedPaths, method: string, address: string): DescribedResponses | null {
  const [asked = ''] = address.split('?');
  const parts = asked.split('/');
  const fits = (path: string): boolean => {
    const own = path.split('/');
    return own.length === parts.length && own.every((part, index) => part.startsWith('{') || part === parts[index]);
  };
  // A path of words comes before one with a number in the same place.
  const [path] = Object.keys(paths)
    .filter(fits)
    .sort((a, b) => a.split('{').length - b.split('{').length);
  return path === undefined ? null : (paths[path]?.[method.toLowerCase()] ?? null);
}

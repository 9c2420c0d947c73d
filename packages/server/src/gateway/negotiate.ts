/** Whether the caller would rather have XML: the first of the two it names counts. */
export function wantsXml(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  const xml = accept.search(/(application|text)\/xml/i);
  if (xml < 0) return false;
  const json = accept.search(/application\/json/i);
  return json < 0 || xml < json;
}

export const XML_TYPE = 'application/xml; charset=utf-8';

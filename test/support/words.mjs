/** Names with `List` that mean no declaration, by what they do mean. Names of elements and of columns are no choice of ours. */
const BY_MEANING = {
  'elements of messages': [
    ...['ArrivalList', 'DeliveryList', 'InventoryList', 'InvtRefundList', 'OrderList', 'payExchangeInfoLists'],
    ...['listsName', 'PaymentListsName', 'bagList'],
  ],
  'published names of the API': ['listPreNo', 'listState'],
  'the positive list': [
    ...['INSERT_LIST', 'ListBase', 'ListColumns', 'ListDiff', 'ListEntry', 'ListRow', 'POSITIVE_LIST_EDITIONS'],
    ...['PositiveList', 'PositiveListEdition', 'PositiveListEntry', 'contentOfList', 'diffLists'],
    ...['insertList', 'listFile', 'listNote', 'loadList', 'positiveListOf', 'positiveListsOn', 'readList'],
    ...['readPositiveList', 'toList'],
  ],
  'the pick list of a warehouse': ['pickList'],
  'lists of revoked certificates': [
    ...['CertificateList', 'ListWishes', 'RevocationList', 'applyRevocationLists', 'newestList', 'readRevocationList'],
    ...['requiresRevocationLists', 'revocationListOf', 'revocationListUnusable', 'revocationLists', 'tbsCertList'],
    ...['withLists'],
  ],
  'arrays, and answers with many rows': [
    ...['CLOSE_LIST', 'CONSUMER_LIST_SCHEMA', 'GuaranteeList', 'LIST', 'LISTS', 'LIST_BYTES_MAX', 'LIST_DEFAULT'],
    ...['LIST_LIMIT', 'LIST_MAX', 'LIST_OPEN', 'LIST_SCHEMA', 'LIST_VALUES_MAX', 'OPEN_LIST', 'OWN_LIST_SCHEMA'],
    ...['hasList', 'listCommand', 'listOf', 'listProposals', 'listTokens', 'optionalLists', 'proxyList', 'storedList'],
  ],
  'a parameter of the installation, by its published name': ['returnedList'],
  'the packing list of goods': ['packingList'],
};

export const NAMES_WITH_LIST = new Set(Object.values(BY_MEANING).flat());

const NAME = /[A-Za-z_$][\w$]*/g;
const HAS_LIST = /Lists?(?![a-z])|^lists?(?=[A-Z])|(?:^|_)LISTS?(?:_|$)/;
const TEXT = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;

/** The names of a source, without its texts: statements of SQL name columns, and routes name operations. */
export function namesOf({ code }) {
  return code.replace(TEXT, "''").match(NAME) ?? [];
}

/** Names with `List` that nobody has allowed. */
export function withList(source) {
  const names = namesOf(source);
  const found = names.filter((name) => HAS_LIST.test(name) && !NAMES_WITH_LIST.has(name));
  return { seen: names.length, breaches: [...new Set(found)].map((name) => `${source.path}: ${name}`) };
}

const DECLARED = /\blists?\??: (?:readonly )?(?:Inventory|Declaration|CaseDocument)\b/g;

/** Variables and properties called `list` whose type is a declaration, or the message 621. */
export function listedDeclarations({ path, code }) {
  const found = code.match(DECLARED) ?? [];
  return { seen: code.split('\n').length, breaches: found.map((one) => `${path}: ${one}`) };
}

/** Words of this house, and what the field calls it. */
const PRIVATE = [
  ['ways? back', 'reversal'],
  ['too dear', 'more than is free'],
  ["nobody['’]s", 'a sentence with an owner'],
  ['told as such', 'shown as damaged'],
  ['the story', 'the history'],
];
const PRIVATE_WORDS = PRIVATE.map(([word, plain]) => ({ word: new RegExp(`\\b${word}\\b`, 'i'), plain }));

/** Private words in comments, wherever the line breaks. */
export function privateWords({ path, comments }) {
  return {
    seen: comments.length,
    breaches: comments.flatMap(({ line, text }) => {
      const flat = text.replace(/\s*\n\s*\*?\s*/g, ' ');
      return PRIVATE_WORDS.flatMap(({ word, plain }) => {
        const found = word.exec(flat);
        return found === null ? [] : [`${path}:${line} ${found[0]}: write "${plain}"`];
      });
    }),
  };
}

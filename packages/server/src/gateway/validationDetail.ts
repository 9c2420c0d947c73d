/** One mistake as the validator of the routes tells it (Ajv). */
export type ValidationMistake = {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
};

/** A path or query that cannot be read: raw Chinese, or a % that begins nothing. */
export const NOT_ENCODED =
  '路径与查询参数须按 UTF-8 作百分号编码 / path and query must be percent-encoded as UTF-8: 测试 = %E6%B5%8B%E8%AF%95';

/** The longest place and the longest word of a sender's that is told back. */
const PLACE_MAX = 200;
const WORD_MAX = 60;
/** Allowed values told at once: the longest list of the API has fewer. */
const VALUES_MAX = 40;

/**
 * What is wrong with a request, in both languages, each whole: the place, and what would have been accepted – the allowed values,
 * the field that is missing, the one nobody knows.
 */
export function validationDetail(mistake: ValidationMistake): string {
  const place = mistake.instancePath.slice(0, PLACE_MAX) || '/';
  const [zh, en] = wordsOf(mistake);
  return `${place}：${zh} / ${place}: ${en}`;
}

function wordsOf({ keyword, params, message = '' }: ValidationMistake): readonly [zh: string, en: string] {
  const told = (name: string): string => textOf(params[name]);
  switch (keyword) {
    case 'enum': {
      const values = valuesOf(params['allowedValues']);
      return [`须为 ${values.join('、')} 之一`, `must be one of ${values.join(', ')}`];
    }
    case 'const':
      return [`须为 ${told('allowedValue')}`, `must be ${told('allowedValue')}`];
    case 'additionalProperties':
      return [`没有字段 ${told('additionalProperty')}`, `there is no field ${told('additionalProperty')}`];
    case 'unevaluatedProperties':
      return [`没有字段 ${told('unevaluatedProperty')}`, `there is no field ${told('unevaluatedProperty')}`];
    case 'required':
      return [`缺少字段 ${told('missingProperty')}`, `the field ${told('missingProperty')} is missing`];
    case 'dependentRequired':
      return [
        `有 ${told('property')} 时须有 ${told('missingProperty')}`,
        `with ${told('property')} the field ${told('missingProperty')} is needed`,
      ];
    case 'type':
      return [`类型须为 ${typesIn(params, TYPES_ZH)}`, `must be ${typesIn(params, TYPES_EN)}`];
    case 'minLength':
      return [`至少 ${told('limit')} 个字符`, `at least ${told('limit')} characters`];
    case 'maxLength':
      return [`至多 ${told('limit')} 个字符`, `at most ${told('limit')} characters`];
    case 'minItems':
      return [`至少 ${told('limit')} 项`, `at least ${told('limit')} items`];
    case 'maxItems':
      return [`至多 ${told('limit')} 项`, `at most ${told('limit')} items`];
    case 'uniqueItems':
      return ['不可重复', 'no item twice'];
    case 'minProperties':
      return [`至少 ${told('limit')} 个字段`, `at least ${told('limit')} fields`];
    case 'maxProperties':
      return [`至多 ${told('limit')} 个字段`, `at most ${told('limit')} fields`];
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return [`须 ${told('comparison')} ${told('limit')}`, `must be ${told('comparison')} ${told('limit')}`];
    case 'multipleOf':
      return [`须为 ${told('multipleOf')} 的倍数`, `must be a multiple of ${told('multipleOf')}`];
    case 'pattern':
      return [`须符合格式 ${told('pattern')}`, `must match ${told('pattern')}`];
    case 'format':
      return [`须为 ${told('format')}`, `must be a ${told('format')}`];
    case 'anyOf':
    case 'oneOf':
      return ['不合任何一种允许的形式', 'fits none of the allowed forms'];
    default:
      return ['不合接口说明', message === '' ? 'not as described' : message];
  }
}

function textOf(value: unknown): string {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? String(value).slice(0, WORD_MAX) : '';
}

const TYPES_ZH: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  integer: '整数',
  boolean: 'true 或 false',
  array: '数组',
  object: '对象',
  null: '空',
};
const TYPES_EN: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  null: 'null',
};

function typesIn(params: ValidationMistake['params'], words: Readonly<Record<string, string>>): string {
  const types = [params['type']].flat().map(String);
  return types.map((type) => words[type] ?? type).join(', ');
}

function valuesOf(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.slice(0, VALUES_MAX).map(String) : [];
}

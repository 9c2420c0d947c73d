import { list, closed, moment, named, oneOf, orNull, text, truth, whole } from './shapes.ts';

export const Health = named('Health', {
  status: oneOf(['ok', 'degraded', 'unwell'], '正常、有搁置项、不可用 / well, something is set aside, unwell'),
  version: text(),
  profile: text(),
  database: oneOf(['ok', 'unreachable', 'not-writable']),
  setAside: whole('异常后搁置、等待人员处理的项数 / items set aside after a fault, which wait for people'),
  time: moment,
});

const both = closed({ zh: text(), en: text() });

export const Code = named(
  'Code',
  {
    code: text(),
    text: both,
    meaning: both,
    cause: both,
    advice: both,
    resend: truth,
    fields: list(text()),
    rule: orNull(text()),
    source: text(),
  },
  '代码的含义、常见原因、处理办法 / what a code means, its usual cause, what to do',
);

export const SandboxClock = named('SandboxClock', { now: moment });

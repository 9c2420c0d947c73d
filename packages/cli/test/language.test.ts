import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CATALOGUE } from '@tongguan/ceb';
import type { Command } from 'commander';
import { expectedIn, inSpoken, LANGUAGES, languageOf, speak, withoutLanguage } from '../src/common/language.ts';
import { programOf } from '../src/program.ts';
import { cli } from './support/cli.ts';
import { assertIn } from './support/oneLanguage.ts';

describe('one language an output', () => {
  it('takes --lang before the locale, and Chinese where the locale names no language', () => {
    const table: readonly (readonly [readonly string[], NodeJS.ProcessEnv, string | null])[] = [
      [[], {}, 'zh'],
      [[], { LANG: 'C.UTF-8' }, 'zh'],
      [[], { LANG: 'POSIX' }, 'zh'],
      [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
      [[], { LANG: 'en_US.UTF-8' }, 'en'],
      [[], { LANG: 'de_DE.UTF-8' }, 'en'],
      [[], { LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
      [[], { LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_US' }, 'zh'],
      [['--lang', 'en', 'act'], { LANG: 'zh_CN' }, 'en'],
      [['act', '--lang=zh'], { LANG: 'en_US' }, 'zh'],
      [['explain', '1313', '--lang', 'fr'], {}, null],
      [['explain', '--', '--lang', 'en'], {}, 'zh'],
    ];
    for (const [args, environment, wanted] of table) {
      assert.equal(languageOf(args, environment), wanted, JSON.stringify([args, environment]));
    }
    assert.deepEqual(withoutLanguage(['--lang', 'en', 'act']), ['act']);
    assert.deepEqual(withoutLanguage(['act', '--lang=en', 'x']), ['act', 'x']);
    assert.deepEqual(withoutLanguage(['explain', '--', '--lang']), ['explain', '--', '--lang']);
  });

  it('gives one half of what other packages write in both', () => {
    const table: readonly (readonly [string, string, string])[] = [
      ['无法连接 http://x / cannot reach http://x', '无法连接 http://x', 'cannot reach http://x'],
      ['甲 / first\n乙 / second', '甲\n乙', 'first\nsecond'],
      ['a/b', 'a/b', 'a/b'],
      ['测试 / 乙', '测试 / 乙', '测试 / 乙'],
    ];
    for (const [text, zh, en] of table) {
      for (const [language, wanted] of [
        ['zh', zh],
        ['en', en],
      ] as const) {
        speak(language);
        assert.equal(inSpoken(text), wanted);
      }
    }
    const expected: readonly (readonly [string, string, string])[] = [
      ['案件编号 a case', '案件编号', 'a case'],
      ['每个料号一次，数量为正 each item once, > 0', '每个料号一次，数量为正', 'each item once, > 0'],
      ['清单的 preNo', '清单的 preNo', '清单的 preNo'],
      ['处理人 officer1', '处理人 officer1', '处理人 officer1'],
    ];
    for (const [text, zh, en] of expected) {
      speak('zh');
      assert.equal(expectedIn(text), zh);
      speak('en');
      assert.equal(expectedIn(text), en);
    }
    speak('zh');
  });

  it('refuses a language it does not speak', async () => {
    const { code, stderr } = await cli(['explain', '1313', '--lang', 'fr']);
    assert.deepEqual([code, stderr], [2, '--lang: zh, en\n']);
  });

  for (const language of LANGUAGES) {
    it(`helps in ${language} alone, every command and subcommand`, () => {
      speak(language);
      const pages = helpOf(programOf());
      speak('zh');
      assert.ok(pages.length > 50, `${pages.length} pages of help`);
      for (const [name, text] of pages) assertIn(language, text, name);
    });

    it(`explains every code in ${language} alone`, async () => {
      for (const { code } of CATALOGUE) {
        const { stdout } = await cli(['explain', '--lang', language, code]);
        assert.notEqual(stdout, '', code);
        assertIn(language, stdout, code);
      }
    });

    it(`says in ${language} alone what is wrong with a line`, async () => {
      const lines: readonly (readonly string[])[] = [
        ['expalin'],
        ['explain'],
        ['explain', '99999'],
        ['explain', 'no-such-file.xml'],
        ['act', 'a', 'b', '--nonsense'],
        ['serve', '--port', 'x'],
        ['serve', '--profile', 'x'],
        ['serve', '--log'],
        ['track', 'elsewhere', 'X'],
        ['receipts', '--since', 'yesterday'],
        ['receipts', '--as', 'nobody'],
        ['receipts', '--url', 'nowhere'],
        ['receipts', '--url', 'http://127.0.0.1:1', '--token-file', 'no-such-file'],
        ['assess', 'no-such-file'],
        ['send', 'no-such-file', '--as', 'platform'],
        ['guarantee', 'everything'],
        ['consumer', 'everything'],
        ['goods', 'diff', 'x.csv', '--date', 'x'],
        ['audit', '--data', 'no-such-folder'],
        ['lint', 'no-such-file'],
        ['clock', '--days', '1', '--to', 'x'],
        ['bridge', '--as', 'x', '--amqp', 'x y'],
        ['scenario', 'no-such-folder'],
      ];
      for (const line of lines) {
        const { code, stdout, stderr } = await cli([...line, '--lang', language]);
        assert.notEqual(code, 0, line.join(' '));
        assertIn(language, stdout + stderr, line.join(' '));
      }
    });
  }
});

function helpOf(command: Command): [string, string][] {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  return [[command.name(), text], ...command.commands.flatMap((sub) => helpOf(sub))];
}

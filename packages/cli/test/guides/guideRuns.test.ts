import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { temporaryFolder } from '../support/cli.ts';
import { serve, type ServedPlatform } from '../support/platform.ts';
import { NOT_RUN } from './notRun.ts';
import { PAGES, ROOT, type Typed, typedOn } from './pages.ts';
import { type GuideShell, openShell } from './shell.ts';
import { dayDone, registryRead } from './waits.ts';

// Proves that whoever follows a page gets where it says: every command of every guide runs, in its order, beside one platform,
// and ends as the page says – with 0, or with the code its comment names. What is not run stands in notRun.ts with its reason.

/** The days that the pages name lie around this one, whenever the test runs. */
const BEGINS = '2026-06-02T09:00:00+08:00';
const ENGLISH = PAGES.filter((page) => !page.endsWith('.zh-CN.md'));
const chineseOf = (page: string): string => page.replace(/(\.en)?\.md$/, '.zh-CN.md');
const reasonOf = ({ page, text }: Typed) => NOT_RUN.find((one) => one.page.test(page) && text.startsWith(one.begins));
/** `# exit 1: it waits` */
const wantedOf = ({ comment }: Typed): number => Number(/\bexit (\d)/.exec(comment)?.[1] ?? 0);

describe('the guides', () => {
  it('say the same to type in both languages', () => {
    const pairs = ENGLISH.filter((page) => PAGES.includes(chineseOf(page)));
    assert.ok(pairs.length > 18, String(pairs.length));
    for (const page of pairs) {
      const textOf = ({ text }: Typed): string => text;
      assert.deepEqual(typedOn(chineseOf(page)).map(textOf), typedOn(page).map(textOf), page);
    }
  });

  it('are run but for what the list says, which has no entry too many', () => {
    const all = ENGLISH.flatMap((page) => typedOn(page));
    const run = all.filter((typed) => reasonOf(typed) === undefined);
    assert.ok(run.length > 100, String(run.length));
    for (const one of NOT_RUN)
      assert.ok(
        all.some((typed) => reasonOf(typed) === one),
        `${one.page} ${one.begins}`,
      );
  });

  describe('beside a platform', () => {
    const dataDir = temporaryFolder();
    const folder = temporaryFolder();
    let platform: ServedPlatform;
    let shell: GuideShell;
    /** Between two commands a reader takes seconds; the test waits for what the platform does in them. */
    const afterwards = async ([command, ...rest]: readonly string[]): Promise<void> => {
      if (command === 'clock' && rest.includes('--days')) await dayDone(dataDir, platform.url);
      if (command === 'registry' && rest[0] === 'book') await registryRead(dataDir, platform.url);
    };
    before(async () => {
      [platform, shell] = await Promise.all([serve(dataDir, ['--clock-start', BEGINS]), openShell(folder, afterwards)]);
    });
    after(async () => {
      shell?.close();
      assert.equal(await platform?.stop(), 0, platform?.output());
    });

    for (const page of ENGLISH) {
      const typed = typedOn(page).filter((one) => reasonOf(one) === undefined);
      if (typed.length === 0) continue;
      it(page, async () => {
        const at = join(folder, page.replaceAll('/', '-'));
        mkdirSync(at);
        for (const name of ['examples', 'docs', 'policy-data']) symlinkSync(join(ROOT, name), join(at, name));
        symlinkSync(dataDir, join(at, 'data'));
        const ran = await shell.run(
          typed.map(({ text }) => text),
          at,
        );
        const failed = ran.flatMap(({ code, output }, index) => {
          const one = typed[index];
          if (one === undefined || code === wantedOf(one)) return [];
          return [`${one.text} ${one.comment}\n  ended with ${code}: ${output.slice(0, 2000)}`];
        });
        assert.deepEqual(failed, []);
      });
    }
  });
});

import { Command } from 'commander';
import type { Session } from '@tongguan/sdk';
import { EXIT, UsageError } from '../../common/exit.ts';
import { say } from '../../common/language.ts';
import { officeAs, type OfficeOptions, staffCaller, withStaffOptions } from '../../common/options/office.ts';
import { print, printJson } from '../../common/output.ts';
import { dropSession, keepSession, keptSession, sessionFile } from '../../common/platform/sessionFile.ts';

type LoginOptions = OfficeOptions & { readonly json?: true; readonly label: string };

/** Signs in: a session of some hours in place of the token, for this account alone (K-03). */
export function loginCommand(): Command {
  const command = new Command('login').description(
    say(
      '以人员令牌登录，数小时内本账户的命令无需再给令牌',
      'sign in with a staff token; for some hours, commands need no token',
    ),
  );
  return withStaffOptions(command)
    .option(
      '--label <text>',
      say('会话的用途，如设备名', 'what the session is for, such as the name of the machine'),
      'tongguan login',
    )
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan login --url https://customs.example --token-file my.token
  tongguan act
  tongguan logout

会话存于 ${sessionFile()}，仅本账户可读`,
        `
Examples:
  tongguan login --url https://customs.example --token-file my.token
  tongguan act
  tongguan logout

The session is stored in ${sessionFile()}, for this account only`,
      ),
    )
    .action(async (options: LoginOptions) => {
      const { url, token } = await staffCaller({ ...options, anew: true });
      const client = await officeAs(url, token);
      const session = await client.openSession(options.label);
      const who = await (await officeAs(url, session.token)).session();
      await keepSession({ url, token: session.token, staff: who.staff, until: session.until });
      if (options.json === true) printJson(who);
      else print(`✓ ${whoText(who)}`);
      process.exitCode = EXIT.done;
    });
}

/** Signs out: the session ends on the platform and is forgotten here. */
export function logoutCommand(): Command {
  return new Command('logout')
    .description(say('退出登录，会话随即失效', 'sign out and end the session'))
    .addHelpText('after', say('\n示例：\n  tongguan logout', '\nExample:\n  tongguan logout'))
    .action(async () => {
      const kept = await keptSession();
      if (kept === null) {
        throw new UsageError(
          say('没有会话', 'there is no session'),
          say('登录：tongguan login', 'sign in: tongguan login'),
        );
      }
      try {
        await (await officeAs(kept.url, kept.token)).endSession();
      } catch (error) {
        // One that has ended by itself is as good as ended.
        if (!isEnded(error)) throw error;
      }
      await dropSession();
      print(say(`✓ ${kept.staff} 已退出`, `✓ ${kept.staff} has signed out`));
      process.exitCode = EXIT.done;
    });
}

function whoText({ staff, name, role, customsCode, until }: Session): string {
  const place =
    customsCode === '' ? say('全部关区', 'all districts') : say(`关区 ${customsCode}`, `district ${customsCode}`);
  return say(`${staff} ${name}，${role}，${place}，至 ${until}`, `${staff} ${name}, ${role}, ${place}, until ${until}`);
}

function isEnded(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 401;
}

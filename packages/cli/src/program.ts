import { Command, CommanderError } from 'commander';
import { actCommand } from './commands/office/act.ts';
import { assessCommand } from './commands/assess.ts';
import { auditCommand } from './commands/audit.ts';
import { benchCommand } from './commands/bench.ts';
import { bookCommand } from './commands/book/book.ts';
import { bridgeCommand } from './commands/bridge.ts';
import { checkCommand } from './commands/declaration/check.ts';
import { clockCommand } from './commands/clock.ts';
import { consumerCommand } from './commands/consumer.ts';
import { demoCommand } from './commands/demo.ts';
import { explainCommand } from './commands/explain.ts';
import { firmCommand } from './commands/firm.ts';
import { guaranteeCommand } from './commands/guarantee.ts';
import { goodsCommand } from './commands/goods/goods.ts';
import { lintCommand } from './commands/lint.ts';
import { keysCommand } from './commands/keys/keys.ts';
import { loginCommand, logoutCommand } from './commands/office/login.ts';
import { packingCommand } from './commands/packing/packing.ts';
import { printCommand } from './commands/declaration/print.ts';
import { queueCommand } from './commands/queue.ts';
import { receiptsCommand } from './commands/receipts.ts';
import { scenarioCommand } from './commands/scenario.ts';
import { registryCommand } from './commands/registry/registry.ts';
import { showCommand } from './commands/declaration/show.ts';
import { sendCommand } from './commands/send.ts';
import { serveCommand } from './commands/serve.ts';
import { signCommand } from './commands/signatures/sign.ts';
import { supplementCommand } from './commands/supplement/supplement.ts';
import { trackCommand } from './commands/track.ts';
import { ukeyCommand } from './commands/keys/ukey.ts';
import { vaultCommand } from './commands/keys/vault.ts';
import { verifyCommand } from './commands/signatures/verify.ts';
import { failureOf } from './common/failure.ts';
import { EXIT } from './common/exit.ts';
import { speakHelp } from './common/helpWords.ts';
import { LANGUAGES, languageOf, say, speak, withoutLanguage } from './common/language.ts';
import { note } from './common/output.ts';

const COMMANDS = [
  serveCommand,
  demoCommand,
  sendCommand,
  receiptsCommand,
  showCommand,
  printCommand,
  signCommand,
  lintCommand,
  packingCommand,
  verifyCommand,
  keysCommand,
  registryCommand,
  vaultCommand,
  ukeyCommand,
  assessCommand,
  explainCommand,
  checkCommand,
  bridgeCommand,
  goodsCommand,
  firmCommand,
  trackCommand,
  supplementCommand,
  consumerCommand,
  loginCommand,
  logoutCommand,
  actCommand,
  bookCommand,
  guaranteeCommand,
  clockCommand,
  scenarioCommand,
  queueCommand,
  auditCommand,
  benchCommand,
];

/**
 * Parses the line and runs one command; its exit code is left in `process.exitCode`. Commands load what they need
 * themselves, so that small ones start fast.
 */
export async function runProgram(argv: readonly string[]): Promise<void> {
  const [node = '', script = '', ...line] = argv;
  const spoken = languageOf(line, process.env);
  speak(spoken ?? 'zh');
  if (spoken === null) {
    note(`--lang: ${LANGUAGES.join(', ')}`);
    process.exitCode = EXIT.misused;
    return;
  }
  const program = programOf();
  try {
    await program.parseAsync([node, script, ...withoutLanguage(line)]);
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed its own sentence; its codes for mistakes become ours.
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.misused;
      return;
    }
    const failure = failureOf(error);
    note(failure.sentence);
    if (failure.hint !== null) note(failure.hint);
    process.exitCode = failure.exitCode;
  }
}

/** The commands with their help, in the spoken language. */
export function programOf(): Command {
  const program = new Command('tongguan')
    .description(
      say(
        '通关：跨境电商零售进口通关平台与企业接入工具',
        'Tongguan: a clearance platform and integration kit for cross-border e-commerce imports',
      ),
    )
    .version('0.1.0', '-V, --version', say('版本', 'version'))
    .option(
      '--lang <language>',
      say('输出语言 zh 或 en，默认按系统语言', 'language of the output: zh or en; default: that of the system'),
    )
    .helpCommand('help [command]', say('某个命令的帮助', 'show help for a command'))
    .showHelpAfterError(say('（加 --help 查看用法）', '(add --help for usage)'))
    .exitOverride();
  for (const build of COMMANDS) {
    const command = build();
    command.copyInheritedSettings(program);
    program.addCommand(command);
  }
  speakHelp(program);
  return program;
}

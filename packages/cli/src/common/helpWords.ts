import type { Command, HelpConfiguration, Option } from 'commander';
import { language, say } from './language.ts';

/** What commander says by itself, in the spoken language. */

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Arguments:': '参数：',
  'Commands:': '命令：',
  'Global Options:': '通用选项：',
};

export const HELP_WORDS: HelpConfiguration = {
  styleTitle: (title) => say(TITLES[title] ?? title, title),
  styleUsage: (usage) => say(usage.replaceAll('[options]', '[选项]').replaceAll('[command]', '[命令]'), usage),
  subcommandTerm: (command) => inSyntax(`${command.name()} ${command.usage()}`.trim()),
  optionDescription: (option) => `${option.description}${notesOf(option)}`,
  argumentDescription: (argument) => argument.description,
};

function inSyntax(usage: string): string {
  return say(usage.replaceAll('[options]', '[选项]').replaceAll('[command]', '[命令]'), usage);
}

/** Choices, default and variable of an option. */
function notesOf({ argChoices, defaultValue, defaultValueDescription, envVar }: Option): string {
  const shown = defaultValueDescription ?? (defaultValue === undefined ? '' : String(defaultValue));
  const notes = [
    ...(argChoices === undefined ? [] : [say(`可选：${argChoices.join('、')}`, `choices: ${argChoices.join(', ')}`)]),
    ...(shown === '' || shown === 'false' ? [] : [say(`默认：${shown}`, `default: ${shown}`)]),
    ...(envVar === undefined ? [] : [say(`环境变量：${envVar}`, `env: ${envVar}`)]),
  ];
  return notes.length === 0 ? '' : say(`（${notes.join('；')}）`, ` (${notes.join('; ')})`);
}

/** Commander's sentences about a line it cannot read, and ours for them. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '([^']*)'/, '没有选项 $1'],
  [/^error: unknown command '([^']*)'/, '没有命令 $1'],
  [/^error: missing required argument '([^']*)'/, '缺少参数 $1'],
  [/^error: option '([^']*)' argument missing/, '选项 $1 缺少值'],
  [/^error: required option '([^']*)' not specified/, '须给出选项 $1'],
  [
    /^error: option '([^']*)' value '([^']*)' from env '([^']*)' is invalid\. /,
    '选项 $1 的值 $2（来自环境变量 $3）无效：',
  ],
  [/^error: option '([^']*)' argument '([^']*)' is invalid\. /, '选项 $1 的值 $2 无效：'],
  [/^error: command-argument value '([^']*)' is invalid for argument '([^']*)'\. /, '参数 $2 的值 $1 无效：'],
  [
    /^error: too many arguments[^.]{0,200}\. Expected (\d{1,3}) arguments? but got (\d{1,3})[^.]{0,2000}\./,
    '参数过多：应为 $1 个，实为 $2 个',
  ],
  [/^error: option '([^']*)' cannot be used with option '([^']*)'/, '选项 $1 不能与 $2 同用'],
];

/** A mistake of the line in the spoken language. */
export function mistakeOf(sentence: string): string {
  if (language() === 'en') return sentence;
  const told = MISTAKES.reduce((text, [pattern, words]) => text.replace(pattern, words), sentence);
  return told
    .replace(/\(Did you mean (?:one of )?([^()?]{0,200})\?\)/, '（是否指 $1？）')
    .replace(/Allowed choices are ([^.]{0,500})\./, '可选 $1');
}

/** Gives a command and its subcommands these words. */
export function speakHelp(command: Command): void {
  command
    .helpOption('-h, --help', say('帮助', 'help'))
    .configureHelp(HELP_WORDS)
    .configureOutput({ outputError: (text, write) => write(mistakeOf(text)) });
  for (const sub of command.commands) {
    sub.copyInheritedSettings(command);
    speakHelp(sub);
  }
}

// Completion of the commands in bash, zsh and fish, as the shells do it, and the page of the manual: both are of the
// description of the commands that `scrutineer --help` shows.
//
// usage: node tests/commands/completion.mjs PROGRAM
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

import { claim, copy, finish, json_of, program, run, work } from './claims.mjs';

copy('explanations/site', 'content');
const next = (...words) => run(['complete', ...words]).out.split('\n').filter(Boolean).map((line) => line.split('\t')[0]);
const has = (got, ...words) => words.every((word) => got.includes(word));

// ---- what can stand next --------------------------------------------------------------------------------------

const commands = [...run(['--help']).out.split('Subcommands:')[1].matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name);
claim(commands.length > 10 && JSON.stringify(next('').sort()) === JSON.stringify([...commands].sort()), 'every command completes, and nothing else', `${next('')}\n${commands}`);
claim(next('re').join() === 'rename', 'a command that is begun');
for (const command of commands) {
  const options = [...run([command, '--help']).out.matchAll(/^ +(?:-h,)?(--[a-z-]+)/gm)].map(([, name]) => name);
  claim(JSON.stringify(next(command, '-').sort()) === JSON.stringify(options.sort()), `every option of ${command} completes`, `${next(command, '-')}\n${options}`);
}
claim(next('build', '--format', '').join() === 'human,json' && next('build', '--format=j').join() === '--format=json' && next('build', '--format', '=', 'j').join() === 'json', 'choices of an option, however it is written');
claim(next('import', '').join() === 'appraisal,folder,page,questions,risks,measures,glossary,sources' && has(next('import', 'folder', '--f'), '--from'), 'commands of a command');
const ids = json_of(['list']).things.map(({ id }) => id);
claim(ids.length > 10 && has(next('show', ''), ...ids), 'ids, as scrutineer list has them');
claim(next('rename', 'tru').join() === 'trust' && next('rename', 'trust', '').length === 0, 'of rename the first alone');
claim(next('audit', 'content', '').join() === 'options-2025' && has(next('checklist', ''), 'before-the-vote', '<folders>') && !next('checklist', '').includes('trust'), 'appraisals and checklists, where they are meant');
claim(has(next('explain', ''), 'unknown-key', 'bad-redirect') && next('explain', 'bad-red').join() === 'bad-redirect', 'codes of messages');
claim(has(next('new', ''), 'model', 'rule-set') && has(next('list', ''), 'question', '<folders>'), 'kinds');
claim(next('build', '').join() === '<folders>' && next('import', 'appraisal', '').join() === '<files>', 'files and folders are left to the shell');
claim(next('show', '', '').length >= 0 && next('nothing', 'x', '').length === 0 && next('build', '--nothing', '--nothing=').length === 0, 'of what there is not, nothing');
claim(run(['complete', 'show', ''], { cwd: '/' }).out === '' , 'and without a site there are no ids');

// ---- in the shells ----------------------------------------------------------------------------------------------

const on_path = { cwd: work, encoding: 'utf8', env: { ...process.env, PATH: `${dirname(program)}:${process.env.PATH}`, HOME: work } };
const shell = (name, ...words) => spawnSync(name, words, on_path);

const in_bash = (line) => shell('bash', '--norc', '-c', `
  source <(scrutineer completion bash)
  line=${JSON.stringify(line)}
  read -ra COMP_WORDS <<<"$line"; [[ $line == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); compopt() { :; }
  _scrutineer scrutineer "\${COMP_WORDS[COMP_CWORD]}"; printf '%s\\n' "\${COMPREPLY[@]}"`);
// zsh completes in a terminal of its own, for which it has zpty.
const in_zsh = (line) => shell('zsh', '-f', '-c', `
  zmodload zsh/zpty
  zpty z zsh -f -i
  zpty -w z 'PS1=; autoload -Uz compinit; compinit -u -d ${work}/zcompdump; source <(scrutineer completion zsh); stty cols 200; print rea""dy'
  zpty -r -m z got '*ready*'
  zpty -w -n z ${JSON.stringify(line)}$'\\t'
  for i in {1..60}; do sleep 0.1; zpty -r -t z part && all+=$part; done
  print -r -- "$all"`);
const in_fish = (line) => shell('fish', '--no-config', '-c', `scrutineer completion fish | source; complete -C ${JSON.stringify(line)}`);
for (const [name, complete] of [['bash', in_bash], ['zsh', in_zsh], ['fish', in_fish]]) {
  if (!claim(!shell(name, '-c', 'true').error, `${name} is installed: ./dev test installs it`)) continue;
  // Without what moves the cursor, rings and colours.
  const of = (line) => { const { stdout, stderr } = complete(line); return (stdout + stderr).replace(/\x1b\[[\d;?]*[A-Za-z]/g, '').replace(/[\x00-\x08\x0b-\x1f]/g, ''); };
  for (const [line, completed, what] of [['ren', /\brename\b/, 'a command'], ['rename --d', /--dry-run\b/, 'an option'], ['show fun', /\bfunding\b/, 'an id'], ['build cont', /content/, 'a folder']]) {
    const got = of(`scrutineer ${line}`);
    claim(completed.test(got), `${name} completes ${what}`, got);
  }
}

// ---- the manual ---------------------------------------------------------------------------------------------------

const page = run(['manual']).out;
const shown = spawnSync('mandoc', ['-Tutf8'], { input: page, encoding: 'utf8' });
if (claim(!shown.error, 'mandoc is installed: ./dev test installs it')) {
  const words = shown.stdout.replace(/.\x08/g, '').replaceAll('‐', '-').replaceAll('−', '-');
  claim(commands.filter((command) => command !== 'import').every((command) => new RegExp(`^ +scrutineer ${command}\\b`, 'm').test(words)), 'the manual has every command', words.slice(0, 2000));
  claim(words.includes('--no-redirect') && words.includes('import appraisal') && words.includes('--separator'), 'with its options');
  const lint = spawnSync('mandoc', ['-Tlint', '-Wwarning'], { input: page, encoding: 'utf8' });
  // The same program makes the same page on any day: it has no date.
  const faults = lint.stdout.split('\n').filter((line) => line && !line.includes('missing date'));
  claim(faults.length === 0, 'and no fault that mandoc finds', faults.join('\n'));
}

finish();

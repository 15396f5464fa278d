// The only file that must run on Node 20: it installs what the lock file names and hands over to the Node that came with it.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const lock = join(root, 'package-lock.json');
const stamp = join(modules, '.candor-lock');

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 18);
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lock)).digest('hex');
}

function isInstalled() {
  const installed = join(modules, '.package-lock.json');
  if (!existsSync(installed)) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true;
  // Somebody ran npm by hand after the lock file had changed.
  return statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/** @param {string} output */
function explain(output) {
  if (/EACCES|EPERM|EROFS/.test(output))
    return `The packages cannot be written to ${modules}. Run this as the user who owns the folder.`;
  if (/ENOSPC/.test(output)) return 'The disk is full: the packages need about 1.5 GB.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH|E50[234]/.test(output))
    return 'The package registry cannot be reached. Check the network, or the registry that `npm config get registry` names, and try again.';
  return 'The packages could not be installed; npm says why above.';
}

function install() {
  if (!existsSync(lock))
    fail('package-lock.json is missing: this is not a complete checkout. Clone it again.');
  try {
    accessSync(existsSync(modules) ? modules : root, constants.W_OK);
  } catch {
    fail(
      `The packages are missing or old, and ${root} cannot be written. Run this as the user who owns the folder.`,
    );
  }
  process.stdout.write('Installing packages; this takes a minute the first time …\n');
  const npm = process.env.npm_execpath;
  const viaNode = npm !== undefined && /\.c?js$/.test(npm);
  const host = process.env.npm_node_execpath ?? process.execPath;
  // Not `npm ci`: it refuses a lock file that lacks packages of other platforms, and registries that mirror only what is
  // used never had them to record. `--no-save` keeps to the lock file's versions and hashes and leaves it as it is.
  // No package may run anything of its own: what the database needs is done by bin/database/binaries.ts.
  const parameters = [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { status, stderr, error } = spawnSync(
    viaNode ? host : 'npm',
    viaNode ? [npm, ...parameters] : parameters,
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'development' },
    },
  );
  if (error) fail('npm was not found. Install Node.js 20 or newer with npm, then try again.');
  if (status !== 0) {
    process.stderr.write(stderr);
    fail(explain(stderr));
  }
  writeFileSync(stamp, lockHash());
}

/** The Node that the lock file pins, or the one that runs this where npm has none for the platform. */
function findNode() {
  const pinned = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
  if (isNewEnough(process.version)) return process.execPath;
  return fail(
    `There is no packaged Node for ${process.platform} on ${process.arch}, and Node ${process.version} is too old. Install Node 24, then try again.`,
  );
}

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) fail(`Node ${process.version} is too old. Install Node 20 or newer, then try again.`);
if (!isInstalled()) install();

/** @param {number} pid the parent of a process, where the system tells */
function parentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
  } catch {
    return undefined;
  }
}

const [script, ...rest] = process.argv.slice(2);
if (script === undefined) process.exit(0);

const node = findNode();
const preload = pathToFileURL(join(root, 'bin/prepare.ts')).href;
const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', '--import', preload, join(root, script), ...rest],
  {
    cwd: root,
    // The fourth is how the child learns that this process is gone, even when it was killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: `${join(modules, '.bin')}:${process.env.PATH ?? ''}`,
      // What has been compiled once is not compiled again: halves the time that a short command takes.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || join(modules, '.cache/node'),
    },
  },
);
// Ctrl-C reaches the child by itself; here it only must not end the wait.
process.on('SIGINT', () => {});
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
  process.on(signal, () => child.kill(signal));
if (process.env.npm_lifecycle_event !== undefined) {
  // npm may be killed outright; what it started must not go on alone and hold the port. A shell may stand between us.
  const shell = process.ppid;
  const npm = parentOf(shell);
  setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) child.kill('SIGTERM');
  }, 500).unref();
}
child.on('error', () => fail(`${node} cannot be run.`));
child.on('exit', (code, signal) => process.exit(signal === 'SIGINT' ? 130 : (code ?? 1)));

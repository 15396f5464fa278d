import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Manifest = {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
type Locked = {
  version: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
};
type Lock = { packages: Record<string, Locked> };

const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

test('every package is named in one exact version (X22)', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('every package is locked by its hash and comes from a registry (X22)', () => {
  expect(locked.length).toBeGreaterThan(300);
  const loose = locked.filter(([, { integrity, link }]) => link || !/^sha512-/.test(integrity ?? ''));
  expect(loose.map(([path]) => path)).toEqual([]);
  const elsewhere = locked.filter(([, { resolved }]) => resolved && !/^https:\/\/.*\.tgz$/.test(resolved));
  expect(elsewhere.map(([path]) => path)).toEqual([]);
});

test('every package with an install script is decided on, and installing runs none (X22)', () => {
  const scripted = locked.filter(([, one]) => one.hasInstallScript);
  const names = new Set(scripted.map(([path]) => path.split('node_modules/').at(-1) ?? ''));
  expect([...names].filter((name) => !(name in manifest.allowScripts)).toSorted()).toEqual([]);
  expect(readFileSync('bin/setup.mjs', 'utf8')).toContain('--ignore-scripts');
});

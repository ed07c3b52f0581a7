// The files of the project, for tests that hold texts to each other.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

// The paths of all files below a folder whose names end so, from the top of the project.
export const files = (folder, ending) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path, ending) : ending.test(path) ? [path] : [];
  });

export const read = (path) => readFileSync(join(root, path), 'utf8');

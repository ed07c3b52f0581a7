// Loads the files of the index: scripts that hand over what they say (index_files.h).
import { loadScript } from "./load-script.js";

export class Files {
  #folder;
  #promises = new Map();
  #said = new Map();

  constructor(folder) {
    this.#folder = folder;
    const say = (path, what) => this.#said.set(path, what);
    window.scrutineerSearch = {
      index: (head) => say("index.js", head),
      words: (number, words, names) => say(`words-${number}.js`, { words, names }),
      forms: (forms) => say("forms.js", forms.split(" ")),
      texts: (number, records) => say(`texts-${number}.js`, records),
    };
  }

  get(path) {
    if (!this.#promises.has(path)) this.#promises.set(path, this.#load(path));
    return this.#promises.get(path);
  }

  async #load(path) {
    try {
      await loadScript(this.#folder + path);
    } catch (error) {
      this.#promises.delete(path); // asked for again, it may come
      throw error;
    }
    const what = this.#said.get(path);
    this.#said.delete(path);
    return what;
  }
}

// Loads the files of the index: scripts that hand over what they say (index_files.h). Pages opened from a drive can load
// nothing else.
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

  #load(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = this.#folder + path;
      script.addEventListener("load", () => {
        script.remove();
        resolve(this.#said.get(path));
        this.#said.delete(path);
      });
      script.addEventListener("error", () => {
        script.remove();
        this.#promises.delete(path); // asked for again, it may come
        reject(new Error(`cannot load ${path}`));
      });
      document.head.append(script);
    });
  }
}

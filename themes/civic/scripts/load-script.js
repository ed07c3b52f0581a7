// Runs a script of the site that hands over what it says: pages opened from a drive can load nothing else.
export function loadScript(address) {
  const script = document.createElement("script");
  script.src = address;
  return new Promise((resolve, reject) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`cannot load ${address}`)));
    document.head.append(script);
  }).finally(() => script.remove());
}

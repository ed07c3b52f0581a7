const shown = Number(process.env.SHOWN ?? 8);

// Counts claims. A claim that does not hold is printed at once with what is wrong and where.
export class Report {
  passed = 0;
  failed = 0;

  // `problems`: one line each; none means that the claim holds.
  claim(what, problems) {
    if (problems.length === 0) {
      this.passed++;
      return;
    }
    this.failed++;
    console.log(`FAILED  ${what}`);
    for (const problem of problems.slice(0, shown)) console.log(`        ${problem}`);
    if (problems.length > shown) console.log(`        and ${problems.length - shown} more`);
  }

  close() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
  }
}

/* Open work: what somebody has written and not handed over, kept in this browser alone. */

const KEY = "casebook.work";

/* Each file that was changed: its text as it was published when the work began, and as it is now. */
export class Work {
  constructor() {
    this.files = {};
    try {
      this.files = JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch { /* Where nothing may be kept, work lasts as long as the page. */ }
  }

  has(file) {
    return Object.hasOwn(this.files, file);
  }

  keep(file, text, published) {
    const begun = this.has(file) ? this.files[file].begun : published;
    if (text === published) delete this.files[file];
    else this.files[file] = { begun, text };
    this.save();
  }

  forget(file) {
    delete this.files[file];
    this.save();
  }

  /* The work goes on from what is published now. */
  renew(file, published) {
    this.files[file].begun = published;
    this.save();
  }

  save() {
    try {
      if (Object.keys(this.files).length) localStorage.setItem(KEY, JSON.stringify(this.files));
      else localStorage.removeItem(KEY);
    } catch { /* As above. */ }
  }
}

// What the browser keeps: conversations, newest first, and which of them this window shows.
const KEPT = "qa-bot.conversations", CURRENT = "qa-bot.current", MOST = 60;
const store = {
  all() {
    try { return JSON.parse(localStorage.getItem(KEPT)) || []; } catch { return []; }
  },
  // Writes what fits; tells whether anything had to be left out.
  write(records) {
    for (let kept = records.slice(0, MOST), lost = false; ; kept = kept.slice(0, -1), lost = true) {
      try { localStorage.setItem(KEPT, JSON.stringify(kept)); return !lost; } catch { if (!kept.length) return false; }
    }
  },
  keep(record) {
    this.current = record.id;
    return this.write([record, ...this.all().filter((other) => other.id !== record.id)]);
  },
  drop(id) { this.write(this.all().filter((record) => record.id !== id)); },
  get(id) { return this.all().find((record) => record.id === id); },
  get current() { try { return sessionStorage.getItem(CURRENT); } catch { return null; } },
  set current(id) { try { id ? sessionStorage.setItem(CURRENT, id) : sessionStorage.removeItem(CURRENT); } catch { /* kept for this view only */ } },
};

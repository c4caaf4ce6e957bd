const wordsOfSlot = 3;
const firstSlots = 256;

/**
 * Counts keys of at least 16 hexadecimal digits. A statement has a hundred thousand: they are held as numbers in one array, by their
 * first 64 bits, where a Map of texts would take twenty times the memory.
 */
export class KeyCounts {
  #slots = firstSlots;
  #table = new Uint32Array(firstSlots * wordsOfSlot);
  size = 0;

  /** How often the key was added before. */
  add(key: string): number {
    if (this.size * 2 >= this.#slots) this.#grow();
    const high = Number.parseInt(key.slice(0, 8), 16);
    const low = Number.parseInt(key.slice(8, 16), 16);
    const at = this.#find(high, low);
    const before = this.#table[at + 2] ?? 0;
    if (before === 0) {
      this.#table[at] = high;
      this.#table[at + 1] = low;
      this.size += 1;
    }
    this.#table[at + 2] = before + 1;
    return before;
  }

  /** Where the key stands, or the free place where it belongs. */
  #find(high: number, low: number): number {
    const table = this.#table;
    let slot = low % this.#slots;
    for (;;) {
      const at = slot * wordsOfSlot;
      if (table[at + 2] === 0 || (table[at] === high && table[at + 1] === low)) return at;
      slot = (slot + 1) % this.#slots;
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#slots *= 2;
    this.#table = new Uint32Array(this.#slots * wordsOfSlot);
    for (let from = 0; from < old.length; from += wordsOfSlot) {
      if (old[from + 2])
        this.#table.set(
          old.subarray(from, from + wordsOfSlot),
          this.#find(old[from] ?? 0, old[from + 1] ?? 0),
        );
    }
  }
}

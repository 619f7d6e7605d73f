// Code that got in, after ways.js and drops.js, in a window or a worker: does what it is told to.

globalThis.intruder = {
  /** What there is to do: the names in each group. */
  plans: () => Object.fromEntries(
    Object.entries({ ...WAYS, drops: DROPS }).map(([group, plans]) => [group, Object.keys(plans)]),
  ),

  /** Goes each way to its address. */
  go(errands, number) {
    const ways = Object.assign({}, ...Object.values(WAYS));
    for (const [name, leak] of errands) attempt(() => ways[name](leak, number));
  },

  /** Leaves each word at its place. */
  leave(errands) {
    for (const [name, word] of errands) attempt(() => DROPS[name].leave(word));
  },

  /** What is found at the place. */
  look: (name, word) => Promise.resolve().then(() => DROPS[name].look(word)).then(String, String),
};

/** Does it, or finds that it cannot be done. */
async function attempt(act) {
  try {
    await act();
  } catch {
    // This way is closed.
  }
}

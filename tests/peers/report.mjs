// Every job in one place: tells a row after each.

import { jobs, measured } from "./jobs.mjs";
import { load } from "./ours.mjs";

/** `keyside` is the module of the package. */
export async function report(keyside, place, tell) {
  for (const job of await jobs(await load(keyside))) {
    const { ours, theirs } = await measured(job);
    const id = `library.${job.job}.${place}/${job.peer}`;
    await tell({ id, ours, peer: theirs, runs: job.runs, native: job.native });
  }
}

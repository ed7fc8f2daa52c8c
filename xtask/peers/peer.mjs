// One engine for forms, measured turn about with others by `cargo xtask bench forms`:
//
//   node peer.mjs ENGINE FORM SCRIPT
//
// Reads the number of a turn from each line of its standard input, plays that turn of the script, and prints what it found as a
// line of JSON. Ends when its standard input does. `contract/examples/bench_forms.rs` is the same for ours.
//
// An engine exports `load(text)`, which gives a form that is ready, `set(form, id, answer)`, which returns when all that follows
// is evaluated, `shown(form, id)` and `computed(form, id)`; and `prepare(id, answer)`, where it wants answers of its own kind.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [name, form, script] = process.argv.slice(2);
const { load, set, shown, computed, prepare = (_, answer) => answer } = await import(`./${name}.mjs`);
const text = readFileSync(form, 'utf8');
const { questions, conditioned, values, loads, every, turns } = JSON.parse(readFileSync(script, 'utf8'));

async function play({ answers, changes }) {
  let loaded;
  const loadMs = [];
  for (let time = 0; time < loads; time += 1) {
    const begun = performance.now();
    loaded = await load(text);
    loadMs.push(performance.now() - begun);
  }
  questions.forEach((id, place) => set(loaded, id, prepare(id, answers[place])));
  const [changeUs, results] = [[], []];
  for (const [place, answer] of changes) {
    const id = questions[place];
    const prepared = prepare(id, answer);
    const begun = performance.now();
    set(loaded, id, prepared);
    changeUs.push((performance.now() - begun) * 1000);
    if (changeUs.length % every === 0) {
      results.push({
        shown: conditioned.map((id) => shown(loaded, id)),
        values: values.map((id) => computed(loaded, id)),
      });
    }
  }
  return { load_ms: loadMs, change_us: changeUs, results };
}

for await (const turn of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await play(turns[Number(turn)]))}\n`);
}

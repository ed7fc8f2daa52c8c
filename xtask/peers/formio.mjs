// The core of Form.io. It evaluates a form as a whole, with the processors that are asked for: those of computed values and of
// conditions, and none of the others.

import { calculateProcessInfo, conditionProcessInfo, processSync } from '@formio/core';

const processors = [calculateProcessInfo, conditionProcessInfo];

function evaluate(loaded) {
  const { form, data } = loaded;
  loaded.scope = processSync({ form, components: form.components, data, submission: { data }, processors, scope: {} });
}

export function load(text) {
  const loaded = { form: JSON.parse(text), data: {} };
  evaluate(loaded);
  return loaded;
}

export function set(loaded, id, answer) {
  loaded.data[id] = answer;
  evaluate(loaded);
}

export const shown = ({ scope }, id) => !scope.conditionals.find(({ path }) => path === id).conditionallyHidden;

export const computed = ({ data }, id) => data[id];

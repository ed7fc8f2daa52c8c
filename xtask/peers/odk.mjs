// The engine of ODK Web Forms, in the environment in which its own tests run it: Node.js with jsdom, which reads the XML.

import { JSDOM } from 'jsdom';

const { DOMParser, Element, Node, document } = new JSDOM('').window;
Object.assign(globalThis, { DOMParser, Element, Node, document });
// The reader of XPath that it brings along looks for its folder, and then does not need it.
globalThis.__dirname = import.meta.dirname;
const { createInstance } = await import('@getodk/xforms-engine');

export const load = async (text) => ({ root: (await createInstance(text)).root });

/** The nodes by their paths, found once a form is there. */
function nodesOf(form) {
  const nodes = new Map();
  const note = (node) => {
    nodes.set(node.currentState.reference, node);
    node.currentState.children?.forEach(note);
  };
  note(form.root);
  return nodes;
}

function at(form, id) {
  form.nodes ??= nodesOf(form);
  return form.nodes.get(`/data/${id}`);
}

export const prepare = (_, answer) => (typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : answer);

export function set(form, id, answer) {
  const node = at(form, id);
  if (node.nodeType === 'select') node.selectValue(answer);
  else node.setValue(answer);
}

export const shown = (form, id) => at(form, id).currentState.relevant;

export const computed = (form, id) => Number(at(form, id).currentState.value);

// An OpenID Connect provider that the server knows by its settings alone: npm's oidc-provider, with Italian claims and two
// pages of plain forms. Started by server/tests/suite/independent_provider.rs:
//
//   node provider.mjs SETTINGS   (JSON: the client as RFC 7591 has it, and whether requests and UserInfo are signed)
//
// Prints `listening on ISSUER` and ends when its standard input does.

import { createServer } from 'node:http';
import { parse } from 'node:querystring';
import { Provider } from 'oidc-provider';

const { client, signed } = JSON.parse(process.argv[2]);

// Invented, as in assets/sandbox/identities.toml.
const people = {
  zoli: {
    given_name: 'Marco',
    family_name: 'Zoli',
    gender: 'male',
    birthdate: '1979-08-19',
    'https://attributes.eid.gov.it/fiscal_number': 'TINIT-ZLOMRC79M19D458N',
  },
  nessuno: { given_name: 'Senza', family_name: 'Codice' },
};
const levels = ['L1', 'L2', 'L3'].map((level) => `https://www.spid.gov.it/Spid${level}`);

const configuration = {
  clients: [client],
  acrValues: levels,
  claims: { acr: null, openid: ['sub'], profile: Object.keys(people.zoli) },
  scopes: ['openid', 'profile'],
  cookies: { keys: ['a secret of this test'] },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    claimsParameter: { enabled: true },
    requestObjects: { enabled: signed },
    jwtUserinfo: { enabled: signed },
  },
  // The client's keys are on this machine, where a provider would not look for them.
  fetch: (url, { dispatcher, ...options }) => fetch(url, options),
  findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
  interactions: { url: (_, interaction) => `/interazione/${interaction.uid}` },
};

const server = createServer().listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, configuration);
  server.on('request', (request, response) => {
    if (!request.url.startsWith('/interazione/')) {
      provider.callback()(request, response);
      return;
    }
    const answer = request.method === 'POST' ? decide : ask;
    answer(provider, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  console.log(`listening on ${issuer}`);
});
process.stdin.resume().on('end', () => process.exit());

// What the provider wants of the person: `login`, then `consent`.
async function ask(provider, request, response) {
  const { prompt } = await provider.interactionDetails(request, response);
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end(`<form method="post"><input name="account"><input name="acr"><button>${prompt.name}</button></form>`);
}

async function decide(provider, request, response) {
  let body = '';
  for await (const piece of request) body += piece;
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  const { account, acr } = parse(body);
  let result;
  if (prompt.name === 'login') {
    result = { login: { accountId: account, acr } };
  } else {
    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    grant.addOIDCClaims(Object.keys(people.zoli));
    result = { consent: { grantId: await grant.save() } };
  }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

/** What tests do that a person does on other pages of GitLab, and what they look at. */

export function controls(provider, tokens, seen, options) {
  const grants = new Set();
  provider.on('grant.saved', grant => grants.add(grant));

  const actions = {
    'revoke-all': async () => {
      for (const token of Object.keys(options.personalTokens)) {
        tokens.revokePersonal(token);
      }
      for (const grant of grants) {
        await provider.AccessToken.revokeByGrantId(grant.jti);
        await grant.destroy();
      }
    },
    'fall-ill': () => {
      tokens.refusesAll = true;
    },
    'get-well': () => {
      tokens.refusesAll = false;
    },
    'drop-access-tokens': () => tokens.dropAccessTokens(),
    'drop-access-tokens-at-next-post': () => {
      options.dropAtPost = true;
    }
  };

  return async (request, response, pathname) => {
    const name = pathname.slice('/stand-in/'.length);
    if (request.method === 'POST' && Object.hasOwn(actions, name)) {
      await actions[name]();
    } else if (name !== 'seen' && name !== 'tokens') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(name === 'tokens' ? [...tokens.known] : seen));
  };
}

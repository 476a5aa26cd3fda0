/** What tests do that a person does on other pages of GitLab, and what they look at. */

export function controls(provider, tokens, seen, options) {
  const grants = new Set();
  provider.on('grant.saved', grant => grants.add(grant.jti));
  return async (request, response, pathname) => {
    const answer = body => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (pathname === '/stand-in/seen') {
      answer(seen);
    } else if (pathname === '/stand-in/revoke-all' && request.method === 'POST') {
      for (const token of Object.keys(options.personalTokens)) {
        tokens.revokePersonal(token);
      }
      for (const id of grants) {
        await provider.Grant.adapter.destroy(id);
        await provider.AccessToken.revokeByGrantId(id);
        await provider.RefreshToken.revokeByGrantId(id);
      }
      answer({ revoked: grants.size });
    } else {
      response.writeHead(404);
      response.end();
    }
  };
}

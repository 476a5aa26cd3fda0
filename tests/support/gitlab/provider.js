/** The OAuth server: oidc-provider at GitLab's addresses, with GitLab's rules. */
import Provider from 'oidc-provider';

import * as pages from './pages.js';

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const SCOPES = ['read_user', 'read_api', 'read_repository', 'write_repository', 'api'];

/** `seen` gets a line for each question that the token endpoint is asked. */
export function makeProvider(origin, options, seen) {
  const provider = new Provider(origin, {
    clients: Object.entries(options.applications).map(([id, redirects]) => ({
      client_id: id,
      client_name: 'Jupyter Import & Run',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token', DEVICE],
      response_types: ['code'],
      redirect_uris: redirects,
      scope: SCOPES.join(' ')
    })),
    scopes: SCOPES,
    routes: {
      authorization: '/oauth/authorize',
      token: '/oauth/token',
      revocation: '/oauth/revoke',
      device_authorization: '/oauth/authorize_device',
      code_verification: '/oauth/device'
    },
    ttl: {
      AccessToken: options.tokenLife,
      AuthorizationCode: 60,
      DeviceCode: options.codeLife,
      Grant: 14 * 24 * 3600,
      Interaction: 3600,
      RefreshToken: 14 * 24 * 3600,
      Session: 24 * 3600
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      deviceFlow: {
        enabled: true,
        charset: 'base-20',
        mask: '********',
        userCodeInputSource: pages.askForCode,
        userCodeConfirmSource: pages.confirmCode,
        successSource: pages.connected
      }
    },
    cookies: { keys: ['for tests only'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    // GitLab gives every application a token to renew with, renews it each time, and takes both
    // tokens back where one of them is revoked.
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    revokeGrantPolicy: () => true,
    renderError: pages.error
  });
  provider.use(noteQuestions(seen, options));
  provider.use(pages.interactions(provider, options));
  killOldAccessTokens(provider);
  return provider;
}

/** Note each question, answer `slow_down` to those that come too soon, and say the interval. */
function noteQuestions(seen, { interval, patience }) {
  const asked = new Map();
  return async (ctx, next) => {
    if (ctx.path === '/oauth/token' && ctx.method === 'POST') {
      const form = new URLSearchParams(await bodyOf(ctx.req));
      ctx.req.body = Object.fromEntries(form);
      const code = form.get('device_code');
      const last = asked.get(code) ?? -Infinity;
      const line = { grant: form.get('grant_type'), at: Date.now() / 1000 };
      seen.push(line);
      if (code !== null) {
        asked.set(code, Date.now());
        if (Date.now() - last < Math.max(interval, patience) * 900) {
          line.answer = 'slow_down';
          ctx.status = 400;
          ctx.body = { error: 'slow_down' };
          return;
        }
      }
      await next();
      line.answer = ctx.body?.error ?? 'token';
      return;
    }
    await next();
    if (ctx.path === '/oauth/authorize_device' && ctx.body?.device_code) {
      ctx.body = { ...ctx.body, interval };
    }
  };
}

/** GitLab's rule: who renews loses the access token too, at once. */
function killOldAccessTokens(provider) {
  const living = new Map();
  provider.on('access_token.saved', token => {
    living.set(token.grantId, [...(living.get(token.grantId) ?? []), token]);
  });
  provider.on('refresh_token.consumed', async token => {
    const old = living.get(token.grantId) ?? [];
    living.delete(token.grantId);
    await Promise.all(old.map(each => each.destroy()));
  });
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

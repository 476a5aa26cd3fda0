/** Whose is a token, and what may be done with it? */
export class Tokens {
  constructor(provider, options) {
    this._provider = provider;
    this._personal = options.personalTokens;
    this._living = [];
    /** Take nobody's token, as hosts do that are ill. */
    this.refusesAll = false;
    /** All that anybody ever got, or brought. */
    this.known = new Set(Object.keys(options.personalTokens));
    provider.on('access_token.saved', token => {
      this._living.push(token);
      this.known.add(token.jti);
    });
    provider.on('refresh_token.saved', token => this.known.add(token.jti));
  }

  /** Accept the present ones of OAuth no more. */
  async dropAccessTokens() {
    const living = this._living;
    this._living = [];
    await Promise.all(living.map(token => token.destroy()));
  }

  /** `{username, scopes, expires_at, kind}` of a token that is good now, else null. */
  async read(token) {
    if (this.refusesAll) {
      return null;
    }
    const personal = this._personal[token];
    if (personal !== undefined) {
      const over = personal.expires_at && new Date(personal.expires_at) <= new Date();
      return over ? null : { ...personal, kind: 'personal' };
    }
    const found = await this._provider.AccessToken.find(token);
    return found?.accountId
      ? { username: found.accountId, scopes: (found.scope ?? '').split(' '), kind: 'oauth' }
      : null;
  }

  revokePersonal(token) {
    delete this._personal[token];
  }
}

/** Whether one of `scopes` is granted; `api` is all of them, as on GitLab. */
export function allows(granted, scopes) {
  return granted.includes('api') || scopes.some(scope => granted.includes(scope));
}

/** What a person sees of the stand-in. Whoever comes is signed in as the one person there is. */

const page = (title, body) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1><p>A stand-in for GitLab, for tests.</p>${body}</body></html>`;

const escaped = text =>
  String(text).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);

export function askForCode(ctx, form, _out, error) {
  const words = error ? '<p>This code is not known.</p>' : '';
  ctx.body = page(
    'Enter the code',
    `${words}${form}<button type="submit" form="op.deviceInputForm">Continue</button>`
  );
}

export function confirmCode(ctx, form, client, _device, code) {
  ctx.body = page(
    'Authorize',
    `<p>${escaped(client.clientName)} shows ${escaped(code)}?</p>${form}
    <button type="submit" form="op.deviceConfirmForm">Authorize</button>
    <button type="submit" form="op.deviceConfirmForm" name="abort" value="yes">Deny</button>`
  );
}

export function connected(ctx) {
  ctx.body = page('Authorized', '<p>You can go back now.</p>');
}

export function error(ctx, out) {
  ctx.type = 'html';
  ctx.body = page('Error', `<pre>${escaped(JSON.stringify(out))}</pre>`);
}

/** The steps between an application's question and its answer: sign in, then agree. */
export function interactions(provider, options) {
  return async (ctx, next) => {
    const match = /^\/interaction\/[^/]+(\/deny)?$/.exec(ctx.path);
    if (match === null) {
      await next();
      return;
    }
    const { prompt, params, session, grantId, deviceCode } = await provider.interactionDetails(
      ctx.req,
      ctx.res
    );
    const finish = (result, merge) =>
      provider
        .interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: merge })
        .then(url => ctx.redirect(url));
    if (prompt.name === 'login') {
      await finish({ login: { accountId: options.person } }, false);
    } else if (match[1]) {
      await finish({ error: 'access_denied', error_description: 'The person said no.' }, false);
    } else if (ctx.method === 'POST' || deviceCode) {
      const grant = grantId
        ? await provider.Grant.find(grantId)
        : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
      grant.addOIDCScope(params.scope);
      await finish({ consent: { grantId: await grant.save() } }, true);
    } else {
      ctx.type = 'html';
      ctx.body = page(
        'Authorize',
        `<form method="post"><button type="submit">Authorize</button></form>
        <form method="post" action="${ctx.path}/deny"><button type="submit">Deny</button></form>`
      );
    }
  };
}

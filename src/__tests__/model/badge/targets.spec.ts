import { PageConfig } from '@jupyterlab/coreutils';

import { targetsOf } from '../../../model/badge/targets';

const HUB = { user: 'ada', server_name: '', base_url: '/jupyter/', url: null };
const BASE_URL = 'https://h.example.org/jupyter/user/ada/';

/** The first of them. */
function first(
  info: Parameters<typeof targetsOf>[0],
  baseUrl = BASE_URL
): object {
  return targetsOf(info, baseUrl)[0];
}

describe('targetsOf', () => {
  afterEach(() => {
    PageConfig.setOption('hubHost', '');
  });

  it('is the server, or any other', () => {
    const info = { badge_target: null, hub: null };
    expect(targetsOf(info, 'http://localhost:8888/')).toEqual([
      { kind: 'server', address: 'http://localhost:8888/' },
      { kind: 'other', address: '' }
    ]);
  });

  it('is the hub wherever it is', () => {
    const info = { badge_target: null, hub: HUB };
    const hub = (address: string) => ({ kind: 'hub', address });
    expect(first(info)).toEqual(hub('https://h.example.org/jupyter/hub'));
    PageConfig.setOption('hubHost', 'https://hub.example.org');
    expect(first(info)).toEqual(hub('https://hub.example.org/jupyter/hub'));
    const url = 'https://public.example.org/hub/';
    expect(first({ ...info, hub: { ...HUB, url } })).toEqual(hub(url));
  });

  it('is what the administrator says, once', () => {
    const info = { badge_target: 'https://other.example.org/hub', hub: HUB };
    expect(targetsOf(info, BASE_URL).map(({ kind }) => kind)).toEqual([
      'configured',
      'hub',
      'other'
    ]);
    const same = {
      ...info,
      badge_target: 'https://h.example.org/jupyter/hub/'
    };
    expect(targetsOf(same, BASE_URL).map(({ kind }) => kind)).toEqual([
      'hub',
      'other'
    ]);
  });
});

import { UrlModel } from '../../model/urlModel';
import {
  type Answer,
  errorInfo,
  type IRequest,
  refusal,
  serverOf,
  settled,
  source
} from '../support';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

const urlOf = (request: IRequest) => (request.body as { url: string }).url;

describe('UrlModel', () => {
  it('asks once, a moment after the last key', async () => {
    const { settings, requests } = serverOf(() => source());
    const model = new UrlModel(settings);
    for (const text of ['h', 'ht', 'https://github.com/o/r']) {
      model.setText(text);
      jest.advanceTimersByTime(100);
    }
    expect(requests).toHaveLength(0);
    jest.advanceTimersByTime(150);
    await settled();
    expect(requests.map(urlOf)).toEqual(['https://github.com/o/r']);
    expect(model.state.source).toEqual(source());
    expect(model.state.isStale).toBe(false);
  });

  it('asks at once after a paste, and without white space around', async () => {
    const { settings, requests } = serverOf(() => source());
    const model = new UrlModel(settings);
    model.setText(' https://github.com/o/r\n', true);
    await settled();
    expect(requests.map(urlOf)).toEqual(['https://github.com/o/r']);
  });

  it('does not ask again for white space', async () => {
    const { settings, requests } = serverOf(() => source());
    const model = new UrlModel(settings);
    model.setText('https://github.com/o/r', true);
    await settled();
    model.setText('https://github.com/o/r ');
    jest.advanceTimersByTime(1000);
    await settled();
    expect(requests).toHaveLength(1);
    expect(model.state.isStale).toBe(false);
  });

  it('drops an answer that comes too late', async () => {
    const waiting: ((answer: Answer) => void)[] = [];
    const { settings } = serverOf(
      () => new Promise<Answer>(answer => waiting.push(answer))
    );
    const model = new UrlModel(settings);
    model.setText('https://github.com/o/first', true);
    model.setText('https://github.com/o/second', true);
    await settled();
    waiting[1](source({ suggested_name: 'second' }));
    await settled();
    waiting[0](source({ suggested_name: 'first' }));
    await settled();
    expect(model.state.source?.suggested_name).toBe('second');
  });

  it('points out a mistake only when nobody types any more', async () => {
    const { settings } = serverOf(() => refusal(400, errorInfo('invalid_url')));
    const model = new UrlModel(settings);
    model.setText('githu');
    jest.advanceTimersByTime(250);
    await settled();
    expect(model.state.error).toBeNull();
    jest.advanceTimersByTime(150);
    await settled();
    expect(model.state.error?.code).toBe('invalid_url');
  });

  it('takes a mistake back with the next key', async () => {
    const { settings } = serverOf(() => refusal(400, errorInfo('invalid_url')));
    const model = new UrlModel(settings);
    model.setText('githu');
    jest.advanceTimersByTime(1000);
    await settled();
    jest.advanceTimersByTime(1000);
    await settled();
    expect(model.state.error).not.toBeNull();
    model.setText('github');
    expect(model.state.error).toBeNull();
  });

  it('settles for Enter straight after a paste', async () => {
    const { settings } = serverOf(() => source());
    const model = new UrlModel(settings);
    model.setText('https://github.com/o/r');
    await model.settle();
    expect(model.state.isStale).toBe(false);
    expect(model.state.source).not.toBeNull();
  });

  it('forgets everything when it is cleared', async () => {
    const { settings } = serverOf(() => source());
    const model = new UrlModel(settings);
    model.setText('https://github.com/o/r', true);
    await settled();
    model.clear();
    expect(model.state).toMatchObject({ text: '', source: null, error: null });
  });

  it('asks the repository for its branches once', async () => {
    const { settings, requests } = serverOf(({ body }) =>
      source((body as { probe?: boolean }).probe ? { branches: ['main'] } : {})
    );
    const model = new UrlModel(settings);
    model.setText('https://github.com/o/r', true);
    await settled();
    await Promise.all([model.probe(), model.probe()]);
    await model.probe();
    expect(requests).toHaveLength(2);
    expect(model.state.source?.branches).toEqual(['main']);
  });

  it('keeps the source where its branches cannot be had', async () => {
    const { settings } = serverOf(({ body }) =>
      (body as { probe?: boolean }).probe
        ? refusal(424, errorInfo('auth_required'))
        : source()
    );
    const model = new UrlModel(settings);
    model.setText('https://github.com/o/r', true);
    await settled();
    await model.probe();
    expect(model.state.source).not.toBeNull();
    expect(model.state.probeError?.code).toBe('auth_required');
  });
});

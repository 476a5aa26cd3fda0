import { StatusRound } from '../../../model/repository/statusRound';

const MINUTE_MS = 60_000;

describe('StatusRound', () => {
  let read: string[];
  let hold: (() => void) | null;
  let round: StatusRound;

  beforeEach(() => {
    jest.useFakeTimers();
    read = [];
    hold = null;
    round = new StatusRound(async path => {
      read.push(path);
      if (path === 'slow') {
        await new Promise<void>(resolve => {
          hold = resolve;
        });
      }
    });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('reads one after the other, and none that was read lately', async () => {
    await round.begin(['a', 'b']);
    await round.begin(['b', 'c']);
    expect(read).toEqual(['a', 'b', 'c']);
    jest.advanceTimersByTime(MINUTE_MS);
    await round.begin(['b']);
    expect(read).toEqual(['a', 'b', 'c', 'b']);
  });

  it('reads again where something has happened', async () => {
    await round.begin(['a', 'b']);
    round.forget('a');
    await round.begin(['a', 'b']);
    expect(read).toEqual(['a', 'b', 'a']);
  });

  it('ends when it is stopped, and when another begins', async () => {
    const first = round.begin(['slow', 'a']);
    await round.begin(['b']);
    hold?.();
    await first;
    expect(read).toEqual(['slow', 'b']);
    round.forget('slow');
    const second = round.begin(['slow', 'c']);
    round.stop();
    hold?.();
    await second;
    expect(read).toEqual(['slow', 'b', 'slow']);
  });
});

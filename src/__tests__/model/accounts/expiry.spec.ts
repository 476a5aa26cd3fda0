import { upkeepOf } from '../../../model/accounts/expiry';
import { account } from '../../support';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const upkeep = (expires: string | null, state = account().state) =>
  upkeepOf(account({ expires, state }), NOW);

describe('upkeepOf', () => {
  it('has nothing to say of what does not end soon', () => {
    expect(upkeep(null)).toBeNull();
    expect(upkeep('2027-11-21T12:00:00Z')).toBeNull();
  });

  it('counts the days that are left', () => {
    expect(upkeep('2026-11-26T12:00:00Z')).toEqual({ what: 'soon', days: 5 });
    expect(upkeep('2026-11-21T13:00:00Z')).toEqual({ what: 'soon', days: 1 });
  });

  it('says that it is over, and that the host refuses it whatever its end', () => {
    expect(upkeep('2026-11-20T12:00:00Z')).toEqual({ what: 'over' });
    expect(upkeep(null, 'expired')).toEqual({ what: 'over' });
    expect(upkeep('2027-11-21T12:00:00Z', 'refused')).toEqual({
      what: 'refused'
    });
  });
});

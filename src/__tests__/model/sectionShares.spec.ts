import { type IHeights, sectionShares } from '../../model/sectionShares';

const FOLDED: IHeights = { isHidden: true, wantedHeight: null };

function wants(wantedHeight: number): IHeights {
  return { isHidden: false, wantedHeight };
}

function fills(filledHeight?: number): IHeights {
  return { isHidden: false, wantedHeight: null, filledHeight };
}

/** Shares in percent. */
function percents(...of: Parameters<typeof sectionShares>) {
  return sectionShares(...of)?.map(share => Math.round(share * 100));
}

describe('sectionShares', () => {
  it('gives the first one what it needs, and the others the rest', () => {
    expect(percents([wants(200), fills(900), FOLDED], 1000)).toEqual([
      20, 80, 0
    ]);
  });

  it('leaves the larger part to the others where they can fill it', () => {
    expect(percents([wants(700), fills(900), FOLDED], 1000)).toEqual([
      40, 60, 0
    ]);
    expect(percents([wants(700), fills(), FOLDED], 1000)).toEqual([40, 60, 0]);
  });

  it('gives the first one more where the others would leave it empty', () => {
    expect(percents([wants(700), fills(250), FOLDED], 1000)).toEqual([
      70, 30, 0
    ]);
    expect(percents([wants(900), fills(250), FOLDED], 1000)).toEqual([
      75, 25, 0
    ]);
  });

  it('shows whole what the person is at, further down', () => {
    const shares = percents([wants(300), fills(100), wants(900)], 1000);
    expect(shares).toEqual([30, 0, 70]);
  });

  it('gives none of the rest more than it fills while another could fill it', () => {
    expect(percents([FOLDED, fills(900), fills(200)], 1000)).toEqual([
      0, 80, 20
    ]);
    expect(percents([fills(100), fills(600), fills(700)], 1000)).toEqual([
      10, 45, 45
    ]);
    expect(percents([fills(100), fills(200), fills(300)], 1000)).toEqual([
      50, 20, 30
    ]);
    expect(percents([fills(), fills(100), fills()], 1000)).toEqual([
      45, 10, 45
    ]);
  });

  it('changes nothing where no open one takes what is left', () => {
    expect(sectionShares([wants(300), FOLDED], 1000)).toBeNull();
  });
});

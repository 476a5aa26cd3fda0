import { OpenCards } from '../../../model/repository/openCards';

describe('OpenCards', () => {
  it('knows the card that was opened or used last', () => {
    const cards = new OpenCards();
    expect(cards.current).toBeNull();
    cards.setOpen('a', true);
    cards.setOpen('b', true);
    expect(cards.current).toBe('b');
    cards.use('a');
    expect(cards.current).toBe('a');
    cards.setOpen('a', false);
    expect(cards.current).toBe('b');
    expect(cards.has('a')).toBe(false);
  });

  it('does not open a card because its row has the focus', () => {
    const cards = new OpenCards();
    cards.use('a');
    expect(cards.current).toBeNull();
  });
});

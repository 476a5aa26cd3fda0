import { keepVisit, takeVisit } from '../../opening/linkVisit';

const VISIT = { query: 'import-run=u', job: null };

describe('what a tab knows of its link', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  it('is taken once', () => {
    keepVisit('/a/', VISIT);
    expect(takeVisit('/a/')).toEqual(VISIT);
    expect(takeVisit('/a/')).toBeNull();
  });

  it('belongs to one server of those that share an origin', () => {
    keepVisit('/user/a/', VISIT);
    expect(takeVisit('/user/b/')).toBeNull();
  });

  it.each(['', '{', '[]', 'null', '{"query":1}'])(
    'is nothing where it reads %p',
    text => {
      sessionStorage.setItem('jupyter-import-run:link:/', text);
      expect(takeVisit('/')).toBeNull();
    }
  );
});

import {
  projectOf,
  projectRequest,
  proposedProject
} from '../../../model/publish/newProject';

const PROPOSED = proposedProject('notes', 'a1');

describe('A new project', () => {
  it('is private, called as its folder, and made by an account', () => {
    expect(projectRequest('work/notes', PROPOSED)).toEqual({
      kind: 'create_project',
      path: 'work/notes',
      account: 'a1',
      private: true,
      name: 'notes',
      description: ''
    });
  });

  it('is made at CodeCommit as the AWS tools have it, or where the person says', () => {
    const aws = { ...PROPOSED, account: null };
    expect(projectRequest('notes', aws)).toEqual({
      kind: 'create_project',
      path: 'notes',
      aws: { region: null, profile: null },
      name: null,
      description: ''
    });
    const said = { ...aws, region: ' eu-west-1 ', profile: 'lab' };
    expect(projectRequest('notes', said).aws).toEqual({
      region: 'eu-west-1',
      profile: 'lab'
    });
    expect(projectRequest('My notes', { ...aws, name: 'n2' }).name).toBe('n2');
  });

  it('is asked for again as it was', () => {
    const pages = { ...PROPOSED, name: 'pages', isPrivate: false };
    const aws = { ...PROPOSED, account: null, region: 'eu-west-1' };
    for (const project of [pages, aws]) {
      const request = projectRequest('notes', project);
      expect(projectOf(request, PROPOSED)).toEqual(project);
    }
  });
});

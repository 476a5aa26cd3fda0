const jestJupyterLab = require('@jupyterlab/testing/lib/jest-config');

const config = jestJupyterLab(__dirname);

module.exports = {
  ...config,
  coveragePathIgnorePatterns: ['/__tests__/', '/api/_schema.ts'],
  reporters: ['default'],
  testRegex: 'src/__tests__/.*\\.spec\\.tsx?$'
};

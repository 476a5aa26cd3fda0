/**
 * Added to the configuration of `jupyter-builder`.
 *
 * The file that is loaded first lists the names of all others. Their hash makes them unique; any
 * `v` in the query is the server's leave to keep them, which need not be the hash once more.
 */
module.exports = {
  output: { chunkFilename: '[name].[contenthash:8].js?v=1' }
};

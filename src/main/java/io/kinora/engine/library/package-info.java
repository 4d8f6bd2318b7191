/// What tenants own: assets and their files, until they expire. Start at [Library]; what a run has
/// made becomes an asset by [Library#keep]. Bytes come first and their row second: what has no row
/// was never there. Knows no task, no dialect, and not what a file shows.
@NullMarked
package io.kinora.engine.library;

import org.jspecify.annotations.NullMarked;

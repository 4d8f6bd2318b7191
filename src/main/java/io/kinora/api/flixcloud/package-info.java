/// The API of Flix Cloud: its XML, its words, its notifications. Start at [FlixcloudDialect]; a
/// request becomes a job in [JobReading]. Knows no other dialect.
@NullMarked
package io.kinora.api.flixcloud;

import org.jspecify.annotations.NullMarked;

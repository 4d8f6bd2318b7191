/// How the server tells how it is: numbers for Prometheus, checks that say whether it is ready, and
/// traces for OpenTelemetry, of which nothing else here knows the library. Start at [Metrics],
/// [Readiness] and [Traces]. Serves nothing itself.
@NullMarked
package io.kinora.infra.observe;

import org.jspecify.annotations.NullMarked;

/// How the server tells how it is: numbers for Prometheus, and checks that say whether it is ready.
/// Start at [Metrics] and [Readiness]. Serves nothing itself.
@NullMarked
package io.kinora.infra.observe;

import org.jspecify.annotations.NullMarked;

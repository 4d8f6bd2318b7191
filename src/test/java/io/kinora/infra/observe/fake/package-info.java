/// A collector of OpenTelemetry for tests.
@NullMarked
package io.kinora.infra.observe.fake;

import org.jspecify.annotations.NullMarked;

/// Databases for tests.
@NullMarked
package io.kinora.infra.db.fake;

import org.jspecify.annotations.NullMarked;

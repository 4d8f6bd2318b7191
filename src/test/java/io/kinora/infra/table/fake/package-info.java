/// Rows for tests.
@NullMarked
package io.kinora.infra.table.fake;

import org.jspecify.annotations.NullMarked;

/// Storages for tests that want more of them than to keep files.
@NullMarked
package io.kinora.infra.storage.fake;

import org.jspecify.annotations.NullMarked;

/// What every layer speaks of: failures, random keys, folders that remove themselves. Start at
/// [Failure]. Knows no other package.
@NullMarked
package io.kinora.infra.base;

import org.jspecify.annotations.NullMarked;

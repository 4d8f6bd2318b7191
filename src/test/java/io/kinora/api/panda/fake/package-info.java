/// A client of Panda for tests.
@NullMarked
package io.kinora.api.panda.fake;

import org.jspecify.annotations.NullMarked;

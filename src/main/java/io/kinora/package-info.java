/// The server as a whole. Start at [Main].
@NullMarked
package io.kinora;

import org.jspecify.annotations.NullMarked;

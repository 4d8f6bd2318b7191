/// A small stand-in for what the Tasks dialect is given: accounts.
@NullMarked
package io.kinora.api.tasks.fake;

import org.jspecify.annotations.NullMarked;

/// Small stand-ins for what the Tasks dialect is given: accounts and files.
@NullMarked
package io.kinora.api.tasks.fake;

import org.jspecify.annotations.NullMarked;

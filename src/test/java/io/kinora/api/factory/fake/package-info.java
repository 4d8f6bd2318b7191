/// Clients of the API of Stupeflix, as they were.
@NullMarked
package io.kinora.api.factory.fake;

import org.jspecify.annotations.NullMarked;

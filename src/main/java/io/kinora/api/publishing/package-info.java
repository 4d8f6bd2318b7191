/// The publishing API as a dialect: back offices put videos in and watch what becomes of them.
/// Start at [PublishingDialect]; what can be asked is in [ApiRoutes], how a request comes to its
/// handler in [Router], and how errors look in [Problem]. It knows no other dialect. Source: the
/// publishing contract.
@NullMarked
package io.kinora.api.publishing;

import org.jspecify.annotations.NullMarked;

/// The way in over HTTP, for all dialects. Start at [HttpServer], then [Dialect] and [Exchange].
///
/// The only package that knows the server library underneath. It words no answers itself but those
/// for the operator (health, numbers) and for requests that never reach a dialect.
@NullMarked
package io.kinora.api.http;

import org.jspecify.annotations.NullMarked;

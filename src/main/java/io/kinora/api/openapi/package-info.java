/// What dialects share that describe themselves in OpenAPI: start at [HandWritten]. It knows no
/// dialect.
@NullMarked
package io.kinora.api.openapi;

import org.jspecify.annotations.NullMarked;

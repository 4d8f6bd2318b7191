/// Holds what a server really says against its OpenAPI document: [Replay] asks and keeps what came,
/// [Conformity] judges it.
@NullMarked
package io.kinora.api.openapi;

import org.jspecify.annotations.NullMarked;

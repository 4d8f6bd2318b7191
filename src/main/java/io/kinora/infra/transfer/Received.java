package io.kinora.infra.transfer;

import org.jspecify.annotations.Nullable;

/// A file that was fetched whole.
///
/// @param sha256      64 hexadecimal digits in lower case
/// @param contentType as its server said it, if it did
public record Received(
    long sizeBytes, String sha256, @Nullable String contentType) {}

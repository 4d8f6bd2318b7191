package io.kinora.infra.storage;

/// What was kept.
///
/// @param sizeBytes how many bytes came
/// @param sha256    their digest, 64 hexadecimal digits in lower case
public record Receipt(long sizeBytes, String sha256) {}

package io.kinora.infra.transfer;

/// A file that arrived whole.
public record Sent(long sizeBytes) {}

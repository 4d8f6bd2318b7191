package io.kinora.infra.platform;

/// A video that a platform has.
///
/// @param id             what the platform calls it; at Vimeo its address
/// @param address        where people see it
/// @param isAtLeastOnce  whether the platform may have it twice: an earlier attempt had sent all,
///     and nobody could tell any more what became of that
public record Uploaded(String id, String address, boolean isAtLeastOnce) {}

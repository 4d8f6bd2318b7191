package io.kinora.engine.delivery;

/// A video that is where it was to be.
///
/// @param id            what it is called there; empty where nobody has said
/// @param url           where it is, without what opens doors
/// @param isAtLeastOnce whether it may be there twice
public record Arrived(String id, String url, boolean isAtLeastOnce) {}

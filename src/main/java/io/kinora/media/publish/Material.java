package io.kinora.media.publish;

import java.nio.file.Path;

/// What is there of a video once it is encoded.
///
/// @param source the file that was uploaded
/// @param footage what it is
/// @param encoded what was made of it
public record Material(Path source, Footage footage, Encoded encoded) {}

package io.kinora.media.transcode;

import io.kinora.media.probe.SoundFacts;
import java.nio.file.Path;
import java.time.Duration;

/// A file whose sound we start from.
///
/// @param path where it is
/// @param name what to call it in messages to the client
/// @param sound which of its streams
/// @param length of the file
public record SoundSource(Path path, String name, SoundFacts sound, Duration length) {}

package io.kinora.media.probe;

import java.time.Duration;
import java.util.Optional;

/// The technical facts of a stream of sound.
///
/// @param stream where it stands among the streams of its file, from 0
/// @param codec ffmpeg's name, such as `aac`
/// @param sampleRate samples a second
/// @param end when it ends, counted from the start of its file, where the file knows that better
///     than a decoder: the last block of AAC is filled up with what nobody should hear
public record SoundFacts(
    int stream, String codec, int sampleRate, int channels, Optional<Duration> end) {}

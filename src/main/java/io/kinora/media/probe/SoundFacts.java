package io.kinora.media.probe;

/// The technical facts of a stream of sound.
///
/// @param codec ffmpeg's name, such as `aac`
/// @param sampleRate samples a second
public record SoundFacts(String codec, int sampleRate, int channels) {}

package io.kinora.media.sxml;

import java.time.Duration;

/// How the file of a sound is played.
///
/// @param skip left out at its beginning
/// @param speed 2 is twice as fast; pitch is kept
/// @param loops whether what is left repeats as long as it is needed
public record Playback(Duration skip, double speed, boolean loops) {}

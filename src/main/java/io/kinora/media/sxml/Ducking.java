package io.kinora.media.sxml;

import java.time.Duration;

/// What a sound, the master, does to others while something is heard of it. Source: the film
/// language, section 12.
///
/// @param others factor of the loudness of all sounds that are no masters, 0 to 1
/// @param threshold below this share of its own maximum the master counts as silent, 0 to 1
/// @param margin others are down for so long before and after what is heard
/// @param fade how long going down takes, and coming up; outside the margin
public record Ducking(double others, double threshold, Duration margin, Duration fade) {}

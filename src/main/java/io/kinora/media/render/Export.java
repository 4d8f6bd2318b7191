package io.kinora.media.render;

import io.kinora.media.profile.Profile;
import java.nio.file.Path;

/// What a film is written as, and where.
///
/// @param out of a whole film: the file appears at the end, whole
public record Export(Profile profile, Path out) {}

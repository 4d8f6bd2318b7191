/// What the profiles of a video encoding service mean: presets with attributes, and commands. Start
/// at [ProfileReading], then [EncodingKitchen]; an upload is looked at by [SourceReading]; commands
/// are read in `command`.
///
/// Plans are data and decided without acting. Knows no network, no tenant, and not who keeps the
/// profiles.
@NullMarked
package io.kinora.media.preset;

import org.jspecify.annotations.NullMarked;

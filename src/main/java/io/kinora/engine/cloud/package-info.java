/// Clouds: containers of videos, of profiles that say what is made of them, and of what was made.
/// Start at [Videos] and [Encodings]; what runs is [FetchVideo], [EncodeVideo] and [PreviewVideo];
/// who is told is [CloudNotices]'s to know. Knows no wire format.
@NullMarked
package io.kinora.engine.cloud;

import org.jspecify.annotations.NullMarked;

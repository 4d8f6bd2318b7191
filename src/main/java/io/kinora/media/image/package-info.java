/// Single pictures: small copies of pictures, pictures out of videos, and what a camera wrote into
/// a
/// photo. Start at [Thumbnails].
@NullMarked
package io.kinora.media.image;

import org.jspecify.annotations.NullMarked;

/// Single pictures and what is made of several: small copies, strips, moving GIFs, pictures out of
/// videos, and what a camera wrote into a photo. Start at [Pictures].
///
/// It decodes nothing itself: ffmpeg gives pixels, which are only put side by side or counted here.
@NullMarked
package io.kinora.media.image;

import org.jspecify.annotations.NullMarked;

/// What a film is to be: size, rates, codecs, container. Start at [Profile]; all that there are
/// stand
/// in [Catalogue].
///
/// It is data: how a codec is told to keep its rates is a matter of `media.render`.
@NullMarked
package io.kinora.media.profile;

import org.jspecify.annotations.NullMarked;

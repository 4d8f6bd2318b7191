/// What an output is to be: size, rate, codecs. Start at [Profile].
@NullMarked
package io.kinora.media.profile;

import org.jspecify.annotations.NullMarked;

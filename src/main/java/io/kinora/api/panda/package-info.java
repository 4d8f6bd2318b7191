/// The API of Panda, in its two versions: videos, profiles and encodings, by signed requests. Start
/// at [PandaDialect]; who asks is [Authentication]'s to know, what is asked stands in [Parameters].
/// Keeps nothing but how far uploads have come.
@NullMarked
package io.kinora.api.panda;

import org.jspecify.annotations.NullMarked;

/// A time line becomes a film file: frames are planned as data ([Drawing]), drawn, encoded in
/// segments and joined with the sound. Start at [FilmRenderer].
///
/// It works on local files; it knows no network, database or tenant.
@NullMarked
package io.kinora.media.render;

import org.jspecify.annotations.NullMarked;

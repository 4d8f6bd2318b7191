/// Packages: a film definition and its files in one zip. Start at `FilmPackage`. It never writes a
/// file under a name that a client chose.
@NullMarked
package io.kinora.media.pack;

import org.jspecify.annotations.NullMarked;

/// Films by definitions: what clients wrote, and the videos that profiles make of it and that are
/// brought to where they are wanted. Start at [Definitions] and [Renditions]; what runs is
/// [RenderFilm] and [DeliverFilm]; what follows from an end is in [RenditionEnds]. Knows no wire
/// format and no signature.
@NullMarked
package io.kinora.engine.film;

import org.jspecify.annotations.NullMarked;

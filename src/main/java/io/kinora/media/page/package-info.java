/// Web pages as a source of pictures and videos. Start at [PageReader]. It reads a page that was
/// fetched already, and fetches nothing.
@NullMarked
package io.kinora.media.page;

import org.jspecify.annotations.NullMarked;

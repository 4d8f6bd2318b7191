/// Files that clients send in pieces, and go on with after any break. Start at [Uploads]; what a
/// request may do is [Writing]. They lie in a folder of this machine ([FolderBytes]), or as pieces
/// in a storage that several processes share ([PieceBytes]). Knows no protocol: those of HTTP are
/// the dialects'.
@NullMarked
package io.kinora.engine.upload;

import org.jspecify.annotations.NullMarked;

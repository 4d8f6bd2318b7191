/// Brings a finished video to where its customer wants it: by HTTP, S3, FTP, or through the
/// tenant's connection to a platform. Start at [Carriers]; where something goes is an
/// [UploadTarget]. Knows no tables, no tasks and no wire format, and makes one attempt a call.
@NullMarked
package io.kinora.engine.delivery;

import org.jspecify.annotations.NullMarked;

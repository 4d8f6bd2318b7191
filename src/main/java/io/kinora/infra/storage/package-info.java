/// Where the files of assets are kept. Start at [Storage]; a folder of this machine is
/// [FolderStorage], a bucket [S3Storage]. Knows keys and bytes, never whose they are or what they
/// show.
@NullMarked
package io.kinora.infra.storage;

import org.jspecify.annotations.NullMarked;

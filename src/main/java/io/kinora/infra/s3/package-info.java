/// The way to services that speak as Amazon S3 does: Amazon's, MinIO, Ceph and others. Start at
/// [S3Clients]. Knows how they are reached, never what is kept there.
@NullMarked
package io.kinora.infra.s3;

import org.jspecify.annotations.NullMarked;

/// Uploads to the platforms for videos, each by its own protocol. Start at [YouTube]; what all
/// share is in [Sending], the rules of one are in its [Protocol]. Goes out by `infra.outbound`
/// alone, and knows no task, tenant or database: what must survive is noted by the caller's
/// [Upload].
@NullMarked
package io.kinora.infra.platform;

import org.jspecify.annotations.NullMarked;

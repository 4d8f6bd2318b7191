/// Webhooks: where tenants want to be told what happens to their videos, what is on its way to
/// them, and how that went. Start at [Webhooks]; what is to be told comes in by [Outbox], and
/// goes out by [DeliverNews], an errand of the engine. Knows no videos and no HTTP requests of
/// clients.
@NullMarked
package io.kinora.engine.webhook;

import org.jspecify.annotations.NullMarked;

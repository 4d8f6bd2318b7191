/// What tests of webhooks use in the place of their receivers.
@NullMarked
package io.kinora.engine.webhook.fake;

import org.jspecify.annotations.NullMarked;

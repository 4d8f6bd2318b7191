package io.kinora.api.publishing;

import static io.kinora.engine.access.Scope.WEBHOOKS_MANAGE;

import io.kinora.engine.webhook.Webhooks;
import java.time.InstantSource;
import java.util.List;

/// What can be asked about webhooks. Source: the publishing contract, section 17.
final class WebhookRoutes {

  private WebhookRoutes() {}

  /// Templates begin behind the prefix of the API.
  static List<Route> all(PublishingSettings settings, Webhooks webhooks, InstantSource clock) {
    var wording = new WebhookWording(settings.publicUrl() + settings.apiPrefix());
    var read = new ReadWebhooks(webhooks, wording, clock);
    var change = new ChangeWebhooks(webhooks, wording, clock);
    String one = "/webhooks/{id}";
    return List.of(
        route("POST", "/webhooks", change::create),
        route("GET", "/webhooks", read::list),
        route("GET", one, read::one),
        route("PATCH", one, change::patch),
        route("DELETE", one, change::remove),
        route("POST", one + "/rotate", change::rotate),
        route("POST", one + "/test", change::test),
        route("GET", one + "/attempts", read::attempts),
        route("POST", one + "/attempts/{event}/replay", change::replay));
  }

  private static Route route(String method, String template, Handler handler) {
    return Route.scoped(method, template, WEBHOOKS_MANAGE, handler);
  }
}

package io.kinora.api.panda;

import io.kinora.engine.cloud.Account;
import io.kinora.engine.cloud.Cloud;
import io.kinora.engine.cloud.Clouds;
import io.kinora.engine.cloud.Listed;
import io.kinora.engine.cloud.NoticeEvent;
import io.kinora.engine.cloud.NoticeSettings;
import io.kinora.engine.cloud.ObjectId;
import io.kinora.engine.cloud.Page;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers what is asked of clouds and of who is told.
///
/// Source: the panda contract, sections 6.4 and 6.5.
record CloudCalls(PandaParts parts, URI publicUrl) {

  private static final int NAME_LENGTH_MAX = 200;
  private static final int DELAY_MAX = 86_400;

  /// What means that nobody is told.
  private static final Set<String> NOBODY = Set.of("null", "None");

  /// The cloud that a request is about.
  ///
  /// @throws PandaException where it is not the account's
  Cloud cloud(Account account, Parameters parameters) {
    Optional<String> id = parameters.find("cloud_id").or(() -> parameters.find("factory_id"));
    if (id.isEmpty()) {
      return parts.clouds().all(account).stream()
          .findFirst()
          .orElseThrow(() -> PandaException.notFound("Cloud", ""));
    }
    return cloud(account, id.get());
  }

  private Cloud cloud(Account account, String id) {
    return ObjectId.parse(id)
        .flatMap(it -> parts.clouds().find(account, it))
        .orElseThrow(() -> PandaException.notFound("Cloud", id));
  }

  void list(Call call) throws IOException {
    List<Cloud> clouds = parts.clouds().all(call.account());
    call.sendList(
        "clouds",
        new Page(1, 100),
        new Listed<>(clouds, clouds.size()),
        it -> CloudJson.of(it, publicUrl));
  }

  void show(Call call) throws IOException {
    call.send(CloudJson.of(cloud(call.account(), call.path().id()), publicUrl));
  }

  void create(Call call) throws IOException {
    String name = name(call.parameters().get("name", "name"));
    var said = new Clouds.Said(
        name, bucket(call.parameters()), priority(call.parameters(), Cloud.PRIORITY_USUAL));
    Cloud cloud = parts.clouds().create(call.account(), said).orElseThrow(CloudCalls::taken);
    call.send(CloudJson.of(cloud, publicUrl));
  }

  void change(Call call) throws IOException {
    Cloud cloud = cloud(call.account(), call.path().id());
    Parameters parameters = call.parameters();
    var said = new Clouds.Said(
        parameters.find("name").map(CloudCalls::name).orElse(cloud.name()),
        bucket(parameters),
        priority(parameters, cloud.priority()));
    Cloud changed =
        parts.clouds().change(cloud, said, cloud.notices()).orElseThrow(CloudCalls::taken);
    call.send(CloudJson.of(changed, publicUrl));
  }

  private static String name(String name) {
    if (name.length() > NAME_LENGTH_MAX) {
      throw PandaException.invalid("name is too long");
    }
    return name;
  }

  private static @Nullable String bucket(Parameters parameters) {
    Optional<String> bucket = parameters.find("s3_videos_bucket");
    if (bucket.filter(it -> !Cloud.isBucket(it)).isPresent()) {
      throw PandaException.bucket("The bucket is not found");
    }
    return bucket.orElse(null);
  }

  private static PandaException taken() {
    return PandaException.bucket("The bucket belongs to another cloud");
  }

  private static int priority(Parameters parameters, int before) {
    OptionalInt priority = parameters.number("priority");
    if (priority.isEmpty()) {
      return before;
    }
    if (priority.getAsInt() < Cloud.PRIORITY_MIN || priority.getAsInt() > Cloud.PRIORITY_MAX) {
      throw PandaException.invalid("priority must be a number from 2 to 200");
    }
    return priority.getAsInt();
  }

  void showNotices(Call call) throws IOException {
    call.send(CloudJson.of(call.cloud().notices()));
  }

  void changeNotices(Call call) throws IOException {
    Parameters parameters = call.parameters();
    NoticeSettings settings = call.cloud().notices();
    if (parameters.has("url")) {
      settings = settings.withUrl(address(parameters));
    }
    for (Map.Entry<String, Boolean> event : parameters.nestedTruths("events").entrySet()) {
      Optional<NoticeEvent> known = NoticeEvent.find(event.getKey());
      if (known.isPresent()) {
        settings = settings.with(known.get(), event.getValue());
      }
    }
    OptionalInt delay = parameters.number("delay");
    if (delay.isPresent()) {
      settings = settings.withDelay(Math.clamp(delay.getAsInt(), 1, DELAY_MAX));
    }
    if (parameters.has("send_video_payload")) {
      settings = settings.withPayload(parameters.isTrue("send_video_payload", false));
    }
    Cloud cloud = call.cloud();
    var said = new Clouds.Said(cloud.name(), cloud.bucket(), cloud.priority());
    Cloud changed = parts.clouds().change(cloud, said, settings).orElseThrow(CloudCalls::taken);
    call.send(CloudJson.of(changed.notices()));
  }

  private @Nullable String address(Parameters parameters) {
    Optional<String> url = parameters.find("url").filter(it -> !NOBODY.contains(it));
    url.ifPresent(it -> {
      if (!isAddress(it)) {
        throw PandaException.invalid("url must be an http or https address that can be reached");
      }
    });
    return url.orElse(null);
  }

  private boolean isAddress(String text) {
    try {
      URI address = URI.create(text);
      return address.getHost() != null
          && Set.of("http", "https").contains(String.valueOf(address.getScheme()))
          && parts.isNotifiable().test(address);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}

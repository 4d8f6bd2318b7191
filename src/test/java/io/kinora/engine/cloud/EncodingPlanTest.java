package io.kinora.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.infra.base.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EncodingPlanTest {

  private static final Instant NOW = Instant.parse("2012-05-01T12:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final ObjectId CLOUD = ObjectId.random();

  private static Cloud cloud(int priority) {
    return new Cloud(CLOUD, "key", ACME, "name", "bucket", priority, NoticeSettings.NONE, NOW, NOW);
  }

  private static Video video(VideoStatus status, @Nullable TaskId task, @Nullable String format) {
    var details =
        new VideoDetails("a film.mp4", ".mp4", null, format, null, VideoDetails.Form.NONE);
    var id = ObjectId.random();
    return new Video(
        id, CLOUD, ACME, status, id.value(), details, null, true, null, task, NOW, NOW);
  }

  private static StoredProfile profile(String name, String... attributes) {
    Map<String, String> all = attributes.length == 0
        ? Map.of("preset_name", name)
        : Map.of(attributes[0], attributes[1], attributes[2], attributes[3]);
    return new StoredProfile(ObjectId.random(), CLOUD, name, all, true, NOW, NOW);
  }

  private static EncodingPlan plan(Video video, StoredProfile... profiles) {
    return EncodingPlan.of(cloud(99), video, List.of(profiles), NOW);
  }

  @Test
  void presets_share_a_task_and_a_command_has_its_own() {
    EncodingPlan plan = plan(
        video(VideoStatus.SUCCESS, null, null),
        profile("h264"),
        profile("mp3"),
        profile("mine", "command", "ffmpeg -i $input_file$ -y $output_file$", "extname", ".flv"));

    List<TaskId> tasks = plan.orders().stream().map(TaskOrder::id).toList();
    assertThat(tasks).hasSize(2);
    assertThat(plan.encodings())
        .extracting(Encoding::task)
        .containsExactly(tasks.get(0), tasks.get(0), tasks.get(1));
    assertThat(plan.encodings())
        .extracting(Encoding::extname)
        .containsExactly(".mp4", ".mp3", ".flv");
    assertThat(plan.encodings().getFirst().size()).isEqualTo(new Encoding.Size(640, 480));
  }

  @Test
  void a_list_of_variants_waits_without_a_task() {
    EncodingPlan plan = plan(
        video(VideoStatus.SUCCESS, null, null), profile("hls.variant.playlist"), profile("h264"));

    assertThat(plan.orders()).hasSize(1);
    assertThat(plan.encodings().getFirst().task()).isNull();
  }

  @Test
  void nothing_begins_before_the_video_is_fetched() {
    TaskId fetch = TaskId.random();

    EncodingPlan plan = plan(video(VideoStatus.PROCESSING, fetch, null), profile("h264"));

    assertThat(plan.orders().getFirst().after()).containsExactly(fetch);
  }

  @Test
  void a_cloud_of_a_lower_number_goes_first() {
    Video video = video(VideoStatus.SUCCESS, null, null);

    assertThat(EncodingPlan.order(cloud(2), video).priority()).isEqualTo(97);
    assertThat(EncodingPlan.order(cloud(99), video).priority()).isZero();
    assertThat(EncodingPlan.order(cloud(200), video).priority()).isEqualTo(-100);
  }

  @Test
  void the_format_of_the_profile_counts_more_than_that_of_the_video() {
    EncodingPlan plan = plan(
        video(VideoStatus.SUCCESS, null, "films/:original/:id"),
        profile("h264"),
        profile("own", "preset_name", "h264", "path_format", ":profile-:resolution/:id"));

    assertThat(plan.encodings().get(0).path())
        .isEqualTo("films/a film/" + plan.encodings().get(0).id());
    assertThat(plan.encodings().get(1).path())
        .isEqualTo("own-640x480/" + plan.encodings().get(1).id());
  }
}

package io.kinora.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.job.JobOrder.Location;
import io.kinora.engine.job.JobOrder.Thumbnails;
import io.kinora.infra.db.fake.TestDatabase;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The steps of a job, and how each says what went wrong. Source: the flixcloud contract, section
/// 11.
@ParameterizedClass
@EnumSource
class JobStepsTest {

  @Parameter
  private TestDatabase databases = TestDatabase.SQLITE;

  @TempDir
  private Path folder;

  private JobBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new JobBench(folder, databases);
    TestMedia.clip(bench.file("in.mp4"), "color=red:size=64x48:rate=25", 1);
    TestMedia.picture(bench.file("logo.png"), "color=0x00FF00:size=16x8");
    Files.writeString(bench.file("text"), "no film");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private JobOrder order(String input, String output) {
    return order(input, output, null, null, Map.of());
  }

  private JobOrder order(
      String input,
      String output,
      @Nullable String watermark,
      @Nullable String thumbnails,
      Map<String, String> settings) {
    return new JobOrder(
        1,
        "h264",
        settings,
        bench.at(input),
        bench.at(output),
        watermark == null ? null : bench.at(watermark),
        thumbnails == null ? null : new Thumbnails(bench.at(thumbnails), "t_", null),
        null,
        null,
        List.of());
  }

  @Test
  void a_file_becomes_another_one_with_its_watermark_and_its_thumbnails() throws IOException {
    Files.createDirectory(bench.file("thumbs"));
    Job job = bench.ended(order(
        "in.mp4", "out.flv", "logo.png", "thumbs/", Map.of("container", "flv", "width", "32")));

    assertThat(job.state()).isEqualTo(JobState.SUCCESSFUL_JOB);
    assertThat(TestMedia.fact(bench.file("out.flv"), "stream=codec_name,width"))
        .isEqualTo("flv1,32");
    assertThat(bench.file("thumbs/t_0001.png")).exists();
  }

  @Test
  void what_a_later_step_found_out_counts_in_whatever_order_it_is_stored() throws IOException {
    Job job = bench.ended(order("in.mp4", "out.mp4"));
    JobFacts before = bench.jobs.facts(job.id());

    bench.rewriteFacts(job, JobStep.FETCH);

    assertThat(before.input()).isNotNull().extracting(JobFacts.FileFacts::width).isEqualTo(64);
    assertThat(bench.jobs.facts(job.id())).isEqualTo(before);
  }

  @Test
  void the_name_of_a_thumbnail_begins_as_the_client_wrote_it() throws IOException {
    var folder = new Location("ftp://host/thumbs//", "u", "p");

    assertThat(DeliverFiles.place(new Thumbnails(folder, "50%20_", null), 7))
        .isEqualTo(new Location("ftp://host/thumbs/50%2520_0007.png", "u", "p"));
    assertThat(DeliverFiles.place(new Thumbnails(folder, "a", "-small"), 7).url())
        .isEqualTo("ftp://host/thumbs/a0007-small.png");
  }

  @Nested
  class WhatMayPass {

    @Test
    void is_fetched_in_four_tries_with_the_pauses_of_the_contract() throws IOException {
      Job job = bench.ended(order("away/in.mp4", "out.mp4"));

      assertThat(job.state()).isEqualTo(JobState.FAILED_JOB);
      assertThat(job.error())
          .isEqualTo("Input file could not be downloaded: " + bench.address("away/in.mp4")
              + ": the server answered 503 Service Unavailable");
      assertPauses(bench.timesOf("GET /away/in.mp4"));
    }

    @Test
    void is_sent_in_four_tries_and_made_once() throws IOException {
      Job job = bench.ended(order("in.mp4", "away/out.mp4"));

      assertThat(job.error())
          .isEqualTo("Output file could not be uploaded: " + bench.address("away/out.mp4")
              + ": the server answered 503");
      assertPauses(bench.timesOf("PUT /away/out.mp4"));
      assertThat(bench.timesOf("GET /in.mp4")).hasSize(1);
    }

    /// At least: the engine looks now and then, and the clock flies.
    private static void assertPauses(List<Instant> times) {
      assertThat(times).hasSize(4);
      assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThanOrEqualTo(seconds(5));
      assertThat(Duration.between(times.get(1), times.get(2))).isGreaterThanOrEqualTo(seconds(15));
      assertThat(Duration.between(times.get(2), times.get(3))).isGreaterThanOrEqualTo(seconds(45));
    }

    private static Duration seconds(long count) {
      return Duration.ofSeconds(count);
    }
  }

  @Nested
  class WhatDoesNotPass {

    private void assertFailed(JobOrder order, String error) throws IOException {
      Job job = bench.ended(order);

      assertThat(job.state()).isEqualTo(JobState.FAILED_JOB);
      assertThat(job.error()).isEqualTo(error);
      assertThat(bench.asked).doesNotHaveDuplicates();
    }

    @Test
    void is_an_input_that_is_not_there() throws IOException {
      assertFailed(
          order("none.mp4", "out.mp4"),
          "Input file could not be downloaded: " + bench.address("none.mp4")
              + ": the server answered 404 Not Found");
      assertThat(bench.timesOf("GET /none.mp4")).hasSize(1);
    }

    @Test
    void is_an_input_that_is_no_film() throws IOException {
      assertFailed(order("text", "out.mp4"), "Input file could not be recognized");
    }

    @Test
    void is_a_watermark_that_is_not_there() throws IOException {
      assertFailed(
          order("in.mp4", "out.mp4", "no/logo.png", null, Map.of()),
          "Watermark file could not be downloaded: " + bench.address("no/logo.png")
              + ": the server answered 403 Forbidden");
    }

    @Test
    void is_a_watermark_that_is_no_picture() throws IOException {
      assertFailed(
          order("in.mp4", "out.mp4", "text", null, Map.of()),
          "Watermark file could not be downloaded: it is no picture");
    }

    @Test
    void is_a_recipe_that_does_not_fit_the_input() throws IOException {
      assertFailed(
          order("in.mp4", "out.mp4", null, null, Map.of("crop_left", "63")),
          "Transcoding failed: the recipe's crop leaves nothing of the picture");
      assertThat(bench.file("out.mp4")).doesNotExist();
    }

    @Test
    void is_an_output_that_nobody_takes() throws IOException {
      assertFailed(
          order("in.mp4", "no/out.mp4"),
          "Output file could not be uploaded: " + bench.address("no/out.mp4")
              + ": the server answered 403");
    }

    @Test
    void are_thumbnails_that_nobody_takes() throws IOException {
      assertFailed(
          order("in.mp4", "out.mp4", null, "no/", Map.of()),
          "Thumbnails could not be uploaded: " + bench.address("no/t_0001.png")
              + ": the server answered 403");
    }
  }
}

package io.kinora.api.flixcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.job.Job;
import io.kinora.engine.job.JobFacts;
import io.kinora.engine.job.JobFacts.FileFacts;
import io.kinora.engine.job.JobFacts.ThumbnailFacts;
import io.kinora.engine.job.JobOrder;
import io.kinora.engine.job.JobOrder.Location;
import io.kinora.engine.job.JobOrder.Thumbnails;
import io.kinora.engine.job.JobState;
import io.kinora.engine.job.JobStep;
import io.kinora.engine.job.Notices.Wording.Worded;
import io.kinora.infra.base.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Literal notices. Source: the flixcloud contract, sections 10 and 12.
class NotificationWordingTest {

  private static final Location INPUT =
      new Location("s3://flixcloud-test/small.mov", "key", "hush");
  private static final Location OUTPUT =
      new Location("ftp://who:hush@example.com/a b/out.mov?x=1&y=2", null, null);

  private static Job job(
      JobState state, @Nullable String error, @Nullable String passThrough, boolean isRich) {
    var order = new JobOrder(
        172,
        "testerrrr",
        Map.of(),
        INPUT,
        OUTPUT,
        isRich ? new Location("http://example.com/w.png", null, null) : null,
        isRich
            ? new Thumbnails(new Location("s3://flixcloud-test/thumbs", null, null), "t", null)
            : null,
        "http://127.0.0.1/n",
        passThrough,
        List.of());
    return new Job(
        1,
        new TenantId("acme"),
        order,
        state,
        new Job.Percents(100, 100, 100),
        error == null ? null : JobStep.FETCH,
        error,
        Instant.parse("2009-04-10T20:05:28.900Z"),
        Instant.parse("2009-04-10T20:13:02Z"));
  }

  private static String text(Worded worded) {
    return new String(worded.body(), UTF_8);
  }

  @Test
  void a_success_has_all_its_numbers_in_a_fixed_order() {
    var facts = new JobFacts(
        new FileFacts(1_732_204, 1280, 720, 900L),
        new FileFacts(44_126, 320, 176, 700L),
        1_234L,
        new ThumbnailFacts(123, 3));
    var settings =
        new FlixcloudSettings("PUT", false, false, 10_000, FlixcloudSettings.Opened.NOTHING);

    Worded worded =
        new NotificationWording(settings).of(job(JobState.SUCCESSFUL_JOB, null, null, true), facts);

    assertThat(worded.method()).isEqualTo("PUT");
    assertThat(worded.contentType()).isEqualTo("application/xml");
    assertThat(text(worded)).isEqualTo("""
        <?xml version="1.0" encoding="UTF-8"?>
        <job>
          <id type="integer">1</id>
          <initialized-job-at type="datetime">2009-04-10T20:05:28Z</initialized-job-at>
          <pass-through nil="true"></pass-through>
          <recipe-name>testerrrr</recipe-name>
          <recipe-id type="integer">172</recipe-id>
          <state>successful_job</state>
          <finished-job-at type="datetime">2009-04-10T20:13:02Z</finished-job-at>
          <input-media-file>
            <url>s3://flixcloud-test/small.mov</url>
            <width>1280</width>
            <height>720</height>
            <size>1732204</size>
            <duration>900</duration>
            <cost>0</cost>
          </input-media-file>
          <output-media-file>
            <url>ftp://example.com/a b/out.mov?x=1&amp;y=2</url>
            <width>320</width>
            <height>176</height>
            <size>44126</size>
            <duration>700</duration>
            <cost>117</cost>
          </output-media-file>
          <watermark-file>
            <url>http://example.com/w.png</url>
            <size>1234</size>
            <cost>0</cost>
          </watermark-file>
          <thumbnail-media-file>
            <url>s3://flixcloud-test/thumbs</url>
            <total-size>123</total-size>
            <cost>0</cost>
            <number_of_thumbnails>3</number_of_thumbnails>
          </thumbnail-media-file>
        </job>
        """);
  }

  @Test
  void a_failure_leaves_out_what_nobody_knows() {
    Job job = job(JobState.FAILED_JOB, "Input file could not be downloaded: no", "<666>", false);

    String text = text(new NotificationWording(FlixcloudSettings.USUAL)
        .of(job, new JobFacts(null, null, null, null)));

    assertThat(text)
        .contains("<pass-through>&lt;666&gt;</pass-through>", """
              <state>failed_job</state>
              <error-message>Input file could not be downloaded: no</error-message>
              <finished-job-at \
            """, """
              <input-media-file>
                <url>s3://flixcloud-test/small.mov</url>
                <cost>0</cost>
              </input-media-file>
            """)
        .doesNotContain("<width>", "hush");
  }

  @Test
  void the_form_of_old_has_them_empty() {
    var settings = new FlixcloudSettings("POST", true, false, 0, FlixcloudSettings.Opened.NOTHING);

    Worded worded = new NotificationWording(settings)
        .of(
            job(JobState.CANCELLED_JOB, "Job was cancelled", null, false),
            new JobFacts(null, null, null, null));

    assertThat(worded.method()).isEqualTo("POST");
    assertThat(text(worded)).contains("""
              <width></width>
            """.strip(), "<duration></duration>");
  }
}

package io.kinora.api.flixcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.job.Job;
import io.kinora.engine.job.JobOrder;
import io.kinora.engine.job.JobOrder.Location;
import io.kinora.engine.job.JobState;
import io.kinora.engine.job.JobStep;
import io.kinora.infra.base.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of states. Source: the flixcloud contract, section 4.
class StatusWordingTest {

  private static final Pattern STATE = Pattern.compile("<state(?: type=\"float\")?>([^<]*)<");

  private static String told(
      String state, int fetched, int transcoded, int delivered, @Nullable JobStep broken) {
    var place = new Location("ftp://x/y", null, null);
    var order = new JobOrder(1, "r", Map.of(), place, place, null, null, null, null, List.of());
    var job = new Job(
        7,
        new TenantId("acme"),
        order,
        JobState.valueOf(state.toUpperCase(Locale.ROOT)),
        new Job.Percents(fetched, transcoded, delivered),
        broken,
        null,
        Instant.EPOCH,
        null);
    String xml = StatusWording.of(job);
    assertThat(xml).contains("<task-state>" + state + "</task-state>");
    return String.join(" ", STATE.matcher(xml).results().map(it -> it.group(1)).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "initialized_job, 0, 0, 0, initialized 0.0 initialized 0.0 initialized 0.0",
    "waiting_to_download_input_files, 0, 0, 0, waiting 0.0 initialized 0.0 initialized 0.0",
    "downloading_input_files, 40, 0, 0, processing 40.0 initialized 0.0 initialized 0.0",
    "waiting_to_transcode, 100, 0, 0, success 100.0 waiting 0.0 initialized 0.0",
    "transcoding, 100, 15, 0, success 100.0 processing 15.0 initialized 0.0",
    "waiting_to_upload_output_files, 100, 100, 0, success 100.0 success 100.0 waiting 0.0",
    "uploading_output_files, 100, 100, 60, success 100.0 success 100.0 processing 60.0",
    "waiting_to_notify, 100, 100, 100, success 100.0 success 100.0 success 100.0",
    "notifying, 100, 100, 100, success 100.0 success 100.0 success 100.0",
    "successful_job, 100, 100, 100, success 100.0 success 100.0 success 100.0"
  })
  void each_state_of_a_job_has_states_of_its_tasks(
      String state, int fetched, int transcoded, int delivered, String expected) {
    assertThat(told(state, fetched, transcoded, delivered, null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "failed_job, 33, 0, FETCH, failed 33.0 initialized 0.0 initialized 0.0",
    "failed_job, 100, 70, TRANSCODE, success 100.0 failed 70.0 initialized 0.0",
    "cancelled_job, 100, 70, TRANSCODE, success 100.0 failed 70.0 initialized 0.0"
  })
  void the_task_that_failed_keeps_its_percentage(
      String state, int fetched, int transcoded, JobStep broken, String expected) {
    assertThat(told(state, fetched, transcoded, 0, broken)).isEqualTo(expected);
  }
}
